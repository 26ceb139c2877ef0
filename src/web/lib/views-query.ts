import { queryOptions } from '@tanstack/react-query';
import { listViews } from '../../contract/views';
import { callEndpoint } from './api';

/** Saved views by name. */
export function viewsQuery() {
  return queryOptions({
    queryKey: [listViews.path, null],
    queryFn: ({ signal }) => callEndpoint(listViews, { signal }),
    staleTime: 60_000,
  });
}
