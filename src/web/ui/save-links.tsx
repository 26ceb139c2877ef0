import { Download } from 'lucide-react';
import { useState } from 'react';
import { saveCsv, saveFile } from '../lib/save-file';
import type { PictureWords } from './charts/chart-picture';

const LINK = 'min-h-6 rounded-sm px-0.5 font-medium text-accent hover:underline';

/** What is seen, to take along: figures as CSV, and the picture as PNG and SVG where one is shown. */
export function SaveLinks({
  nameOf,
  csv,
  surface,
  words,
  hasPicture = true,
}: {
  nameOf: (ending: 'csv' | 'png' | 'svg') => string;
  csv: () => string;
  /** The element whose drawings are the picture. */
  surface: () => HTMLElement | null | undefined;
  words: () => PictureWords;
  hasPicture?: boolean;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const savePicture = async (ending: 'png' | 'svg') => {
    const drawn = surface();
    if (!drawn) return;
    try {
      const { chartSvg, pngOf } = await import('./charts/chart-picture');
      const svg = chartSvg(drawn, words());
      const content = ending === 'png' ? await pngOf(svg) : new Blob([svg], { type: 'image/svg+xml' });
      saveFile(nameOf(ending), content);
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The picture could not be made.');
    }
  };
  return (
    <span className="inline-flex items-center gap-1.5">
      <Download size={14} aria-hidden="true" />
      <button type="button" className={LINK} onClick={() => saveCsv(nameOf('csv'), csv())}>
        CSV
      </button>
      {hasPicture &&
        (['png', 'svg'] as const).map((ending) => (
          <button key={ending} type="button" className={LINK} onClick={() => void savePicture(ending)}>
            {ending.toUpperCase()}
          </button>
        ))}
      {problem && <span role="alert">{problem}</span>}
    </span>
  );
}
