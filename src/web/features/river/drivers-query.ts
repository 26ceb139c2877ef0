import { queryOptions } from '@tanstack/react-query';
import { type DriversQuery, getDrivers } from '../../../contract/drivers';
import { callEndpoint } from '../../lib/api';

const MINUTE_MS = 60_000;

/** What drove a window against its baseline. */
export function driversQuery(query: DriversQuery) {
  return queryOptions({
    queryKey: [getDrivers.path, query],
    queryFn: ({ signal }) => callEndpoint(getDrivers, { query, signal }),
    staleTime: MINUTE_MS,
  });
}
