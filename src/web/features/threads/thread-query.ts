import { queryOptions } from '@tanstack/react-query';
import { getThread } from '../../../contract/threads';
import { callEndpoint } from '../../lib/api';

/** One conversation in reading order. */
export function threadQuery(id: string) {
  return queryOptions({
    queryKey: [getThread.path, id],
    queryFn: ({ signal }) => callEndpoint(getThread, { params: { id }, signal }),
    staleTime: 60_000,
  });
}
