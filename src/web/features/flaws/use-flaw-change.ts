import { useMutation, useQueryClient } from '@tanstack/react-query';
import { refreshFlaws } from '../../lib/refresh-flaws';

/**
 * One change to a flaw; then everything that tells of flaws is asked again. `leave` goes elsewhere before that, where what
 * asked is gone by then.
 */
export function useFlawChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
  leave?: (answer: Answer) => Promise<void>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      await leave?.(answer);
      await refreshFlaws(client);
    },
  });
}
