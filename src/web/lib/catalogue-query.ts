import { queryOptions } from '@tanstack/react-query';
import { getCatalogue } from '../../contract/catalogue';
import { callEndpoint } from './api';

/** Sources, languages and the stretch of time the store holds. */
export function catalogueQuery() {
  return queryOptions({
    queryKey: [getCatalogue.path, null],
    queryFn: ({ signal }) => callEndpoint(getCatalogue, { signal }),
    staleTime: 5 * 60_000,
  });
}
