import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getCampaign, listCampaigns } from '../../../contract/campaigns';
import { listMarks, type Mark } from '../../../contract/marks';
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

/** So many campaigns are asked for, and their verdicts with them, at once. */
export const CAMPAIGN_PAGE = 40;

/** Campaigns, newest flight first, a page at a time. */
export function campaignPagesQuery() {
  return infiniteQueryOptions({
    queryKey: [listCampaigns.path, { pages: CAMPAIGN_PAGE }],
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listCampaigns, {
        query: { limit: CAMPAIGN_PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: MINUTE_MS,
  });
}

/** Marks of some kinds in a window. */
export function marksQuery(window: { from: string; to: string }, kinds: readonly Mark['kind'][]) {
  const query = { ...window, kind: [...kinds], limit: 5000 };
  return queryOptions({
    queryKey: [listMarks.path, query],
    queryFn: ({ signal }) => callEndpoint(listMarks, { query, signal }),
    staleTime: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}
