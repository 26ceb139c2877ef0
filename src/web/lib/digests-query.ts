import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { listDigests } from '../../contract/digests';
import { callEndpoint } from './api';

/** Boards that are sent by e-mail. */
export function digestsQuery() {
  return queryOptions({
    queryKey: [listDigests.path, null],
    queryFn: ({ signal }) => callEndpoint(listDigests, { signal }),
    staleTime: 60_000,
  });
}

/** One change to what is sent; then the list is asked again. */
export function useDigestChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: [listDigests.path] }),
  });
}
