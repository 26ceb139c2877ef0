import type { QueryClient } from '@tanstack/react-query';
import { type CsvCell, csvText } from '../../../domain/csv-text';
import { catalogueQuery } from '../../lib/catalogue-query';
import { saveCsv, saveFile } from '../../lib/save-file';
import { serverNowMs } from '../../lib/server-clock';
import { settingsQuery } from '../../lib/settings-query';
import { chartSvg, type PictureWords, pngOf } from './chart-picture';
import { collectedWords } from './collected-words';
import { formatInstant } from './time-format';

/** What is printed of a view: its title, its window and filters, and where it says so itself, what it stands on. */
export interface ViewWords {
  title: string;
  lines: readonly string[];
  /** What it is of, ends exclusive: the foot says what was collected within. When left out, all there is. */
  window?: { from: string; to: string } | undefined;
  /** Sources, coverage, zone and date; when left out, those of the window. */
  foot?: string | undefined;
  /** Version of the definitions. */
  definition?: string | undefined;
}

export interface SavedView {
  nameOf: (ending: 'csv' | 'png' | 'svg') => string;
  surface: HTMLElement;
  words: ViewWords;
  /** A whole file of figures as they are counted. */
  csv: string | undefined;
  /** A table of figures; when left out, too, the words of the tables and lists that are shown. */
  table: CsvCell[][] | undefined;
}

/** Hands a view to the reader as a file with what it stands on in it. Throws when it cannot be made. */
export async function saveView(
  ending: 'csv' | 'png' | 'svg',
  { nameOf, surface, words, csv, table }: SavedView,
  client: QueryClient,
): Promise<void> {
  if (ending === 'csv' && csv !== undefined) return saveCsv(nameOf('csv'), csv);
  const printed: PictureWords = { ...words, foot: words.foot ?? (await footOf(client, words)) };
  if (ending === 'csv')
    return saveCsv(nameOf('csv'), csvText([...headLines(printed), ...(table ?? shownLines(surface))]));
  const svg = chartSvg(surface, printed);
  saveFile(nameOf(ending), ending === 'png' ? await pngOf(svg) : new Blob([svg], { type: 'image/svg+xml' }));
}

/** `Eddyline · collected 24 Oct – 20 Nov 2026: forum, reviews (from 3 Nov 2026) · days of Europe/Berlin · saved …`. */
async function footOf(client: QueryClient, { definition, window }: ViewWords): Promise<string> {
  const [{ sources, firstAt, lastAt }, { zone }] = await Promise.all([
    client.ensureQueryData(catalogueQuery()),
    client.ensureQueryData(settingsQuery()),
  ]);
  const from = window?.from ?? firstAt;
  const to = window?.to ?? lastAt;
  return [
    'Eddyline',
    from === null || to === null
      ? 'nothing collected'
      : collectedWords(sources, { startMs: Date.parse(from), endExclusiveMs: Date.parse(to) }, zone),
    `days of ${zone}`,
    ...(definition === undefined ? [] : [definition]),
    `saved ${formatInstant(serverNowMs(), zone)}`,
  ].join(' · ');
}

/** What the view is of and stands on. */
function headLines({ title, lines, foot }: PictureWords): CsvCell[][] {
  return [[`Eddyline: ${title}`], ...lines.map((line) => [line]), [foot], []];
}

/** The lines of its tables and lists as they are read. */
function shownLines(surface: HTMLElement): CsvCell[][] {
  const rows = [...surface.querySelectorAll('tr, li, dl > div')].filter(
    (row) => !row.querySelector('tr, li') && row.checkVisibility(),
  );
  return rows.length === 0 ? [[wordsOf(surface)]] : rows.map(cellsOf);
}

/** A table keeps its empty cells, so that what stands below a heading is of it; a line of a list has none. */
function cellsOf(row: Element): string[] {
  const words = [...row.children].map(wordsOf);
  return row.matches('tr') ? words : words.filter((each) => each !== '');
}

function wordsOf(element: Element): string {
  const parts: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (!parentElement?.closest('button, svg, [popover], [data-not-painted]')) parts.push(textContent ?? '');
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
