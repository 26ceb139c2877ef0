import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { getCampaignEffect, listCampaignVerdicts } from '../../../contract/effects';
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

/** Asks again for the pledge and for everything that is held against it. */
export async function refreshPledge(client: QueryClient): Promise<void> {
  const paths = [getPledge.path, getCampaignEffect.path, listCampaignVerdicts.path];
  await Promise.all(paths.map((path) => client.invalidateQueries({ queryKey: [path] })));
}
