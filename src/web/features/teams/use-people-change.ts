import { useMutation, useQueryClient } from '@tanstack/react-query';

/** One change to teams or people; then everything that names them is asked again. */
export function usePeopleChange<Input>(change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => /^\/(teams|people|topics)/.test(String(queryKey[0])),
      }),
  });
}
