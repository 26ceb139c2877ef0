import { queryOptions } from '@tanstack/react-query';
import { getPledge } from '../../../contract/pledges';
import { callEndpoint } from '../../lib/api';
import { isMissing } from '../../lib/is-missing';

/** What a campaign is meant to change; `null` when nothing was pledged. */
export function pledgeQuery(campaignId: string) {
  return queryOptions({
    queryKey: [getPledge.path, campaignId],
    queryFn: async ({ signal }) => {
      try {
        return await callEndpoint(getPledge, { params: { id: campaignId }, signal });
      } catch (error) {
        if (isMissing(error as Error)) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}
