import { queryOptions } from '@tanstack/react-query';
import { getSettings } from '../../contract/settings';
import { callEndpoint } from './api';

/** Zone, week start and our accounts of the workspace. */
export function settingsQuery() {
  return queryOptions({
    queryKey: [getSettings.path, null],
    queryFn: ({ signal }) => callEndpoint(getSettings, { signal }),
    staleTime: 5 * 60_000,
  });
}
