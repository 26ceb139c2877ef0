import type { QueryClient } from '@tanstack/react-query';
import { currentsQuery, riverQuestion } from '../../features/river/river-queries';
import { windowOf } from '../../features/river/river-window';
import { catalogueQuery } from '../../lib/catalogue-query';
import { settingsQuery } from '../../lib/settings-query';
import { formatSpan } from '../../ui/charts/time-format';
import {
  type RiverSearch,
  type RiverUpdate,
  riverSearchSchema,
  withWindow,
} from '../../url-state/river-search';

/** How a window that moves can be held fast: the same days, whenever the link is opened. */
export interface Pinned {
  words: string;
  update: RiverUpdate;
}

/** What the address says of time, in words. Search is the page's own, with its defaults. */
export function windowWords(search: Readonly<Record<string, unknown>>): string {
  if (search.from || search.to) return 'Its window stays: it shows the same days whenever it is opened.';
  const { range, days } = search;
  if (range === 'all') return 'Its window moves with time: everything there is when it is opened.';
  const length =
    typeof days === 'number' ? days : typeof range === 'string' ? Number.parseInt(range, 10) : null;
  if (length !== null) return `Its window moves with time: the last ${length} days when it is opened.`;
  return 'It shows what there is when it is opened.';
}

/** The window the River shows now, held fast; `null` where it is fixed already or not answered yet. */
export function pinnedWindow(client: QueryClient, search: RiverSearch): Pinned | null {
  if (search.from !== null || search.to !== null) return null;
  const catalogue = client.getQueryData(catalogueQuery().queryKey);
  const window = windowOf(search, catalogue, client.getQueryData(settingsQuery().queryKey)?.zone);
  if (window === null) return null;
  const query = client.getQueryData(currentsQuery(riverQuestion(search, window)).queryKey)?.query;
  if (!query) return null;
  const span = { startMs: Date.parse(query.from), endExclusiveMs: Date.parse(query.to) };
  return {
    words: `${formatSpan(span, query.zone)}, ${query.zone}`,
    update: (current) => withWindow(query.from, query.to)(riverSearchSchema.parse(current)),
  };
}
