import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getFlow, listFlowPeople } from '../../../contract/flow';
import { callEndpoint } from '../../lib/api';
import type { FlowSearch } from '../../url-state/flow-search';

const STALE_MS = 60_000;

function questionOf({ days, topic, source, team, show }: FlowSearch) {
  return { days, topic, source, show, ...(team === null ? {} : { team }) };
}

/** How far complaints came and where they wait. */
export function flowQuery(search: FlowSearch) {
  const query = questionOf(search);
  return queryOptions({
    queryKey: [getFlow.path, query],
    queryFn: ({ signal }) => callEndpoint(getFlow, { query, signal }),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
}

/** People who were never answered, or who spoke twice or more, a page at a time. */
export function flowPeopleQuery(search: FlowSearch) {
  const query = { ...questionOf(search), kind: search.people, limit: 20 };
  return infiniteQueryOptions({
    queryKey: [listFlowPeople.path, query],
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listFlowPeople, {
        query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: STALE_MS,
  });
}
