import { queryOptions } from '@tanstack/react-query';
import { getHealth } from '../../contract/health';
import { callEndpoint } from './api';
import { noteServerTime } from './server-clock';

/** Which river this is and whether the server is well. */
export function healthQuery() {
  return queryOptions({
    queryKey: [getHealth.path, null],
    queryFn: async ({ signal }) => {
      const health = await callEndpoint(getHealth, { signal });
      noteServerTime(health.now);
      return health;
    },
    staleTime: 60_000,
  });
}
