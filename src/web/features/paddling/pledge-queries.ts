import { queryOptions } from '@tanstack/react-query';
import { getPledge } from '../../../contract/pledges';
import { callEndpoint } from '../../lib/api';

/** What a campaign is meant to change; `null` when nothing was pledged. */
export function pledgeQuery(campaignId: string) {
  return queryOptions({
    queryKey: [getPledge.path, campaignId],
    queryFn: ({ signal }) => callEndpoint(getPledge, { params: { id: campaignId }, signal }),
    staleTime: 60_000,
  });
}
