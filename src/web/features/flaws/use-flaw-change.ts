import { useMutation, useQueryClient } from '@tanstack/react-query';
import { refreshFlaws } from '../../lib/refresh-flaws';

/** One change to a flaw; then everything that tells of flaws is asked again. */
export function useFlawChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => refreshFlaws(client) });
}
