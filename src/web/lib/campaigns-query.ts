import { queryOptions } from '@tanstack/react-query';
import { listCampaigns } from '../../contract/campaigns';
import { callEndpoint } from './api';

/** Campaigns, newest flight first. */
export function campaignsQuery() {
  const query = { limit: 500 };
  return queryOptions({
    queryKey: [listCampaigns.path, query],
    queryFn: ({ signal }) => callEndpoint(listCampaigns, { query, signal }),
    staleTime: 60_000,
  });
}
