import { queryOptions } from '@tanstack/react-query';
import { listExposures } from '../../contract/exposures';
import { callEndpoint } from './api';

/** Every uploaded series that rates can be held against, by name. */
export function exposuresQuery() {
  return queryOptions({
    queryKey: [listExposures.path],
    queryFn: ({ signal }) => callEndpoint(listExposures, { signal }),
    staleTime: 60_000,
  });
}
