import { useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CsvCell } from '../../domain/csv-text';
import type { ViewWords } from './charts/save-view';

const LINK = 'min-h-6 rounded-sm px-0.5 font-medium text-accent hover:underline disabled:opacity-45';
const ENDINGS = ['csv', 'png', 'svg'] as const;

export interface SaveLinksProps {
  /** The file's name without its ending. */
  name: string;
  /** The element that is the picture; when left out, the card these stand on. */
  surface?: () => HTMLElement | null | undefined;
  words: () => ViewWords | Promise<ViewWords>;
  /** A whole file of figures as they are counted, with what they stand on. */
  csv?: () => string | Promise<string>;
  /** A table of figures, below the words that any saved view has; without either, the words that are shown. */
  table?: () => CsvCell[][] | Promise<CsvCell[][]>;
  disabled?: boolean;
}

/** What is seen, to take along: as CSV, PNG and SVG, with title, filters, zone, sources and date in each. */
export function SaveLinks({ name, surface, words, csv, table, disabled = false }: SaveLinksProps) {
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const place = useRef<HTMLSpanElement>(null);
  const save = async (ending: (typeof ENDINGS)[number]) => {
    const shown = surface ? surface() : place.current?.closest<HTMLElement>('section, dialog');
    if (!shown) return;
    try {
      const { saveView } = await import('./charts/save-view');
      const text = ending === 'csv' ? await csv?.() : undefined;
      const view = {
        nameOf: (end: string) => `${name}.${end}`,
        surface: shown,
        words: await words(),
        csv: text,
        table: ending === 'csv' ? await table?.() : undefined,
      };
      await saveView(ending, view, client);
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The file could not be made.');
    }
  };
  return (
    <span ref={place} className="inline-flex items-center gap-1.5 print:hidden" data-not-painted>
      <Download size={14} aria-hidden="true" />
      {ENDINGS.map((ending) => (
        <button
          key={ending}
          type="button"
          className={LINK}
          disabled={disabled}
          onClick={() => void save(ending)}
        >
          {ending.toUpperCase()}
        </button>
      ))}
      {problem && <span role="alert">{problem}</span>}
    </span>
  );
}
