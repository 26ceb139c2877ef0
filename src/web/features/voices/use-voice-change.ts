import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getVoice, listVoices } from '../../../contract/voice-people';

/** One change to what we keep of a voice; then everything that tells of voices is asked again. */
export function useVoiceChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all(
        [getVoice.path, listVoices.path].map((path) => client.invalidateQueries({ queryKey: [path] })),
      );
    },
  });
}
