import { queryOptions } from '@tanstack/react-query';
import { getHealth } from '../../contract/health';
import { callEndpoint } from './api';

/** Which river this is and whether the server is well. */
export function healthQuery() {
  return queryOptions({
    queryKey: [getHealth.path, null],
    queryFn: ({ signal }) => callEndpoint(getHealth, { signal }),
    staleTime: 60_000,
  });
}
