import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { attachThreads } from '../../../contract/flaw-changes';
import { createFlaw } from '../../../contract/flaws';
import { callEndpoint } from '../../lib/api';
import { flawsQuery } from '../../lib/flaws-query';
import { refreshFlaws } from '../../lib/refresh-flaws';
import { useDebounced } from '../../lib/use-debounced';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { CONTROL, Field } from '../../ui/field';
import { FlawPicker } from '../../ui/flaw-picker';
import { ProblemNote } from '../../ui/problem-note';
import { showChanged } from './thread-change';
import { threadQuery } from './thread-query';

const SETTLE_MS = 250;

/** Hangs conversations on a flaw on record, or on a new one of the words that were typed. */
export function AttachDialog({
  threadIds,
  subject,
  onClose,
}: {
  threadIds: readonly string[];
  /** What is attached, in words. */
  subject: string;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const q = useDebounced(words.trim(), SETTLE_MS);
  const flaws = useQuery(flawsQuery({ limit: 20, ...(q === '' ? {} : { q }) }));
  const thread = useQuery({ ...threadQuery(threadIds[0] ?? ''), enabled: threadIds.length > 0 });
  const topics = thread.data?.topics ?? [];
  // Those about what the conversation is about stand first.
  const isNear = ({ topic }: { topic: { id: string } | null }) => topic !== null && topics.includes(topic.id);
  const offered = flaws.data?.items.toSorted((one, other) => Number(isNear(other)) - Number(isNear(one)));
  const attach = useMutation({
    mutationFn: async (flawId: string | null) => {
      if (flawId === null) {
        await callEndpoint(createFlaw, { body: { title: words.trim(), threadIds: [...threadIds] } });
        return;
      }
      const body = { threadIds: [...threadIds], reason: reason.trim() || null };
      await callEndpoint(attachThreads, { params: { id: flawId }, body });
    },
    onSuccess: async () => {
      onClose();
      await Promise.all([refreshFlaws(client), showChanged(client, threadIds)]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== null) attach.mutate(chosen);
  };
  const error = attach.error ?? flaws.error;
  return (
    <Dialog title="Attach to a flaw" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {error && <ProblemNote error={error} showFields />}
        <p className="m-0 text-ink2">
          {subject}: it leaves any other flaw. No rule takes it away again. Flaws about its topics stand
          first; type to search all, or to name a new one.
        </p>
        <FlawPicker
          legend="Which flaw?"
          words={words}
          flaws={offered}
          chosen={chosen}
          onWords={(next) => {
            setWords(next);
            setChosen(null);
          }}
          onChoose={setChosen}
        />
        <Field label="Why (optional)">
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button
            className="mr-auto max-w-full overflow-hidden"
            disabled={attach.isPending || words.trim() === ''}
            title="Its title is what you type above"
            onClick={() => attach.mutate(null)}
          >
            New flaw of these words
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={chosen === null || attach.isPending}>
            Attach
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
