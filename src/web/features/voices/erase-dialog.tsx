import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { eraseAuthor } from '../../../contract/upkeep';
import type { VoicePerson } from '../../../contract/voice-people';
import { toHandle } from '../../../domain/voice-id';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { formatQuantity } from '../../ui/charts/number-format';
import { Dialog } from '../../ui/dialog';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';

/** Asks twice before a person's words go for good: the handle has to be typed. */
export function EraseDialog({ voice, onClose }: { voice: VoicePerson; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  const erase = useMutation({
    mutationFn: () =>
      callEndpoint(eraseAuthor, {
        body: { author: voice.author, source: everywhere ? null : voice.source },
      }),
    onSuccess: async () => {
      await navigate({ to: '/voices' });
      await client.invalidateQueries();
    },
  });
  const matches = toHandle(typed) === toHandle(voice.author);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (matches) erase.mutate();
  };
  const { mentions, outbound } = voice.figures;
  return (
    <Dialog title={`Erase ${voice.author}`} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {erase.error && <ProblemNote error={erase.error} />}
        <p className="m-0">
          The words, name and addresses of{' '}
          {voice.read.partial
            ? 'everything they said'
            : formatQuantity(mentions + outbound, 'public mention')}{' '}
          go, with our notes. Counts stay, without a name. Later imports do not bring the words back.{' '}
          <b>This cannot be undone.</b>
        </p>
        {voice.namesakes.length > 0 && (
          <label className="flex min-h-8 items-center gap-2">
            <input
              type="checkbox"
              checked={everywhere}
              onChange={(event) => setEverywhere(event.target.checked)}
            />
            Also {voice.author} on {voice.namesakes.map(({ source }) => source).join(', ')}, and wherever they
            turn up later
          </label>
        )}
        <Field label={`Type ${voice.author} to confirm`}>
          {(control) => (
            <input
              {...control}
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
              className={CONTROL}
            />
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" type="submit" disabled={!matches || erase.isPending}>
            Erase for good
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
