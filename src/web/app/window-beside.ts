import type { QueryClient } from '@tanstack/react-query';
import { currentsQuery, riverQuestion } from '../features/river/river-queries';
import { hasDataBeyond, neighbourWindow, windowOf } from '../features/river/river-window';
import { catalogueQuery } from '../lib/catalogue-query';
import { settingsQuery } from '../lib/settings-query';
import { type RiverSearch, type RiverUpdate, withWindow } from '../url-state/river-search';

/**
 * The change that moves the River to the window before (−1) or after (+1) the one on screen, as its arrows do; `null`
 * while that one is still asked for, and where the store holds nothing beyond.
 */
export function windowBeside(
  client: QueryClient,
  search: RiverSearch,
  direction: -1 | 1,
): RiverUpdate | null {
  const catalogue = client.getQueryData(catalogueQuery().queryKey);
  const window = windowOf(search, catalogue, client.getQueryData(settingsQuery().queryKey)?.zone);
  if (window === null) return null;
  const answer = client.getQueryData(currentsQuery(riverQuestion(search, window)).queryKey);
  if (!answer) return null;
  // Of complete periods only, the window on screen ends where the first one begins that has not.
  const cut = search.complete ? answer.buckets.find(({ partial }) => partial) : undefined;
  const cuts = cut !== undefined && Date.parse(cut.start) > Date.parse(answer.query.from);
  const query = cuts ? { ...answer.query, to: cut.start } : answer.query;
  if (!hasDataBeyond(query, catalogue, direction)) return null;
  const { from, to } = neighbourWindow(query, direction);
  return withWindow(from, to);
}
