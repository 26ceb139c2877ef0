import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getCatalogue } from '../../../contract/catalogue';
import { getCurrents } from '../../../contract/currents';
import { listMarks } from '../../../contract/marks';
import { callEndpoint } from '../../lib/api';
import type { RiverSearch } from '../../url-state/river-search';
import type { RiverWindow } from './river-window';

/** What is asked of `GET /currents`; the second half of its query key. */
export interface RiverQuestion extends RiverWindow {
  bucket: RiverSearch['bucket'];
  source: string[];
  lang: string[];
  sentiment: RiverSearch['sentiment'];
  compare: RiverSearch['compare'];
}

const MINUTE_MS = 60_000;

/** The question of a view: everything of it that changes the answer, and nothing else. */
export function riverQuestion(search: RiverSearch, window: RiverWindow): RiverQuestion {
  return {
    ...window,
    bucket: search.bucket,
    source: search.source,
    lang: search.lang,
    sentiment: search.sentiment,
    compare: search.compare,
  };
}

/** Currents of a window; `null` waits until the window is known. Old data stays while new loads. */
export function currentsQuery(question: RiverQuestion | null) {
  return queryOptions({
    queryKey: [getCurrents.path, question],
    queryFn: ({ signal }) => callEndpoint(getCurrents, { query: question ?? {}, signal }),
    enabled: question !== null,
    staleTime: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}

/** At most this many marks of a window are drawn; the page says so when there are more. */
export const MARKS_LIMIT = 5000;

/** Campaigns, posts and marks of an answered window. */
export function marksQuery(window: { from: string; to: string } | null) {
  const query = window && { ...window, limit: MARKS_LIMIT };
  return queryOptions({
    queryKey: [listMarks.path, query],
    queryFn: ({ signal }) => callEndpoint(listMarks, { query: query ?? { from: '', to: '' }, signal }),
    enabled: query !== null,
    staleTime: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}

/** Sources, languages and the stretch of time the store holds. */
export function catalogueQuery() {
  return queryOptions({
    queryKey: [getCatalogue.path, null],
    queryFn: ({ signal }) => callEndpoint(getCatalogue, { signal }),
    staleTime: 5 * MINUTE_MS,
  });
}
