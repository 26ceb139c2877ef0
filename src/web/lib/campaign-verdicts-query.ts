import { queryOptions } from '@tanstack/react-query';
import { listCampaignVerdicts } from '../../contract/effects';
import { callEndpoint } from './api';

/** State, pledge and verdict of some campaigns; none are asked for when `ids` is empty. */
export function campaignVerdictsQuery(ids: readonly string[]) {
  const query = { id: [...ids].sort() };
  return queryOptions({
    queryKey: [listCampaignVerdicts.path, query],
    queryFn: ({ signal }) => callEndpoint(listCampaignVerdicts, { query, signal }),
    staleTime: 60_000,
    enabled: ids.length > 0,
  });
}
