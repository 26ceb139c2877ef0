import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { countThreads, listThreadLabels, listThreads, type ThreadItem } from '../../../contract/thread-list';
import { type AnswerOf, type CallParts, callEndpoint } from '../../lib/api';
import type { ThreadsSearch } from '../../url-state/threads-search';

/** Rows asked for at once. */
export const PAGE_ROWS = 100;
/** So many pages around the reader are kept; those further away are asked for again when one comes back to them. */
const KEPT_PAGES = 20;
const KEPT_MS = 15 * 60_000;

type ThreadsPage = AnswerOf<typeof listThreads>;
export type ThreadsQuestion = NonNullable<CallParts<typeof listThreads>['query']>;

/** Where a page begins: `trail[index]` is its cursor, those before it lead to the pages before. */
interface PageParam {
  index: number;
  trail: readonly (string | undefined)[];
}

/** The list's filter and order as the API takes them. */
export function threadsQuestion(search: ThreadsSearch): ThreadsQuestion {
  const q = search.q.trim();
  return {
    ...(q === '' ? {} : { q }),
    state: search.state,
    topic: search.topic,
    ...(search.team === null ? {} : { team: search.team }),
    routed: search.routed,
    flaw: search.flaw,
    label: search.label.filter((label) => /^[^:]+:./.test(label)),
    sentiment: search.sentiment,
    source: search.source,
    lang: search.lang,
    ...(search.complaint === 'any' ? {} : { complaint: search.complaint }),
    ...(search.answered === 'any' ? {} : { answered: search.answered }),
    ...(search.seen === 'any' ? {} : { seen: search.seen }),
    ...(search.waiting === 0 ? {} : { waitingHours: search.waiting }),
    ...(search.followers === 0 ? {} : { followers: search.followers }),
    ...(search.from === null ? {} : { from: search.from }),
    ...(search.to === null ? {} : { to: search.to }),
    ...(search.begunFrom === null ? {} : { begunFrom: search.begunFrom }),
    ...(search.begunTo === null ? {} : { begunTo: search.begunTo }),
    ...(search.begunBy === 'any' ? {} : { begunBy: search.begunBy }),
    ...(search.topicOf === 'any' ? {} : { topicOf: search.topicOf }),
    ...(search.begunFrom === null || search.begunTo === null ? {} : { flow: search.flow }),
    sort: search.sort,
  };
}

/**
 * The threads of a filter, page by page as one scrolls. Never asked again by itself: rows that move under the reader's
 * eyes are worse than old ones, and `newestThreadQuery` tells when there is something newer.
 */
export function threadListQuery(question: ThreadsQuestion) {
  return infiniteQueryOptions({
    queryKey: [listThreads.path, question],
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: PageParam }) =>
      callEndpoint(listThreads, {
        query: { ...question, limit: PAGE_ROWS, cursor: pageParam.trail[pageParam.index] },
        signal,
      }),
    initialPageParam: { index: 0, trail: [undefined] } as PageParam,
    getNextPageParam: nextPage,
    getPreviousPageParam: (_page, _pages, { index, trail }) =>
      index === 0 ? undefined : { index: index - 1, trail },
    maxPages: KEPT_PAGES,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT_MS,
  });
}

function nextPage(
  page: ThreadsPage,
  _pages: ThreadsPage[],
  { index, trail }: PageParam,
): PageParam | undefined {
  if (page.nextCursor === null) return undefined;
  return { index: index + 1, trail: [...trail.slice(0, index + 1), page.nextCursor] };
}

/** The rows at hand, and the place of the first of them in the whole list. */
export function rowsOf(data: { pages: ThreadsPage[]; pageParams: unknown[] } | undefined): {
  first: number;
  rows: ThreadItem[];
} {
  const [begin] = (data?.pageParams ?? []) as PageParam[];
  return { first: (begin?.index ?? 0) * PAGE_ROWS, rows: (data?.pages ?? []).flatMap(({ items }) => items) };
}

/** What now stands at the top of the list. */
export function newestThreadQuery(question: ThreadsQuestion) {
  return queryOptions({
    // Under the path of the counts: live events make it old, the list itself they do not.
    queryKey: [countThreads.path, 'newest', question],
    queryFn: ({ signal }) => callEndpoint(listThreads, { query: { ...question, limit: 1 }, signal }),
    select: ({ items }: ThreadsPage) => items[0] ?? null,
    staleTime: 60_000,
  });
}

/** How many threads a filter finds, by state. */
export function threadCountsQuery({ sort: _sort, ...filter }: ThreadsQuestion) {
  return queryOptions({
    queryKey: [countThreads.path, 'counts', filter],
    queryFn: ({ signal }) => callEndpoint(countThreads, { query: filter, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

/** Labels one can choose from. */
export function threadLabelsQuery() {
  return queryOptions({
    queryKey: [listThreadLabels.path],
    queryFn: ({ signal }) => callEndpoint(listThreadLabels, { signal }),
    staleTime: 5 * 60_000,
  });
}
