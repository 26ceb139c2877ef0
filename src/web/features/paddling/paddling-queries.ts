import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getCampaign } from '../../../contract/campaigns';
import { listMarks } from '../../../contract/marks';
import { listPosts } from '../../../contract/posts';
import { callEndpoint } from '../../lib/api';

const MINUTE_MS = 60_000;

export function campaignQuery(id: string | null) {
  return queryOptions({
    queryKey: [getCampaign.path, id],
    queryFn: ({ signal }) => callEndpoint(getCampaign, { params: { id: id ?? '' }, signal }),
    enabled: id !== null,
    staleTime: MINUTE_MS,
  });
}

/** Posts of a campaign, newest first, a page at a time. */
export function postsQuery(campaign: string) {
  return infiniteQueryOptions({
    queryKey: [listPosts.path, { campaign }],
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listPosts, {
        query: { campaign, limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: MINUTE_MS,
  });
}

/** Everything on the time axis in a window. */
export function marksQuery(window: { from: string; to: string }) {
  const query = { ...window, limit: 5000 };
  return queryOptions({
    queryKey: [listMarks.path, query],
    queryFn: ({ signal }) => callEndpoint(listMarks, { query, signal }),
    staleTime: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}
