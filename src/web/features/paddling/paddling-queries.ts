import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getCampaign, listCampaigns } from '../../../contract/campaigns';
import { listMarks } from '../../../contract/marks';
import { callEndpoint } from '../../lib/api';

const MINUTE_MS = 60_000;

/** Campaigns, newest flight first. */
export function campaignsQuery() {
  const query = { limit: 500 };
  return queryOptions({
    queryKey: [listCampaigns.path, query],
    queryFn: ({ signal }) => callEndpoint(listCampaigns, { query, signal }),
    staleTime: MINUTE_MS,
  });
}

export function campaignQuery(id: string | null) {
  return queryOptions({
    queryKey: [getCampaign.path, id],
    queryFn: ({ signal }) => callEndpoint(getCampaign, { params: { id: id ?? '' }, signal }),
    enabled: id !== null,
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
