import { queryOptions } from '@tanstack/react-query';
import { listTopics } from '../../contract/topics';
import { callEndpoint } from './api';

/** All topics by name, with their owners and what is being counted for them. */
export function topicsQuery() {
  return queryOptions({
    queryKey: [listTopics.path, null],
    queryFn: ({ signal }) => callEndpoint(listTopics, { query: { limit: 1000 }, signal }),
    staleTime: 5 * 60_000,
  });
}
