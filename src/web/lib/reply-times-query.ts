import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getReplyTimes } from '../../contract/reply-times';
import { type CallParts, callEndpoint } from './api';

/** First reply times of a window, of the whole and of its parts. */
export function replyTimesQuery(query: NonNullable<CallParts<typeof getReplyTimes>['query']>) {
  return queryOptions({
    queryKey: [getReplyTimes.path, query],
    queryFn: ({ signal }) => callEndpoint(getReplyTimes, { query, signal }),
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });
}
