import { queryOptions } from '@tanstack/react-query';
import { getAlertCounts } from '../../contract/alerts';
import { callEndpoint } from './api';

/** How many alerts stand in each state. */
export function alertCountsQuery() {
  return queryOptions({
    queryKey: [getAlertCounts.path, null],
    queryFn: ({ signal }) => callEndpoint(getAlertCounts, { signal }),
    staleTime: 60_000,
  });
}
