import { type FormEvent, useState } from 'react';
import { SENTIMENTS } from '../../../contract/common';
import { correctMention } from '../../../contract/corrections';
import type { Turn } from '../../../contract/threads';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { ReasonField } from '../../ui/reason-field';
import { useThreadChange } from './thread-change';

/** Leaves it to whatever scored it. */
const ENGINE = 'engine';
const COMPLAINTS = { yes: true, no: false, [ENGINE]: null };

/** What a person says of a turn; it wins over every engine, and stands in the history. */
export function CorrectDialog({
  threadId,
  turn,
  onClose,
}: {
  threadId: string;
  turn: Turn;
  onClose: () => void;
}) {
  const [sentiment, setSentiment] = useState<string>(turn.sentiment ?? ENGINE);
  const [complaint, setComplaint] = useState<keyof typeof COMPLAINTS>(turn.complaint ? 'yes' : 'no');
  const [reason, setReason] = useState('');
  const change = useThreadChange(threadId, () =>
    callEndpoint(correctMention, {
      params: { id: turn.id },
      body: {
        ...(sentiment === (turn.sentiment ?? ENGINE)
          ? {}
          : { sentiment: SENTIMENTS.find((one) => one === sentiment) ?? null }),
        ...(COMPLAINTS[complaint] === turn.complaint ? {} : { complaint: COMPLAINTS[complaint] }),
        reason: reason.trim() === '' ? null : reason,
      },
    }),
  );
  const same = sentiment === (turn.sentiment ?? ENGINE) && COMPLAINTS[complaint] === turn.complaint;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Dialog title="Correct this turn" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {change.error && <ProblemNote error={change.error} />}
        <blockquote className="m-0 line-clamp-3 text-quote [overflow-wrap:anywhere]">{turn.text}</blockquote>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Sentiment">
            {(control) => (
              <select
                {...control}
                className={CONTROL}
                value={sentiment}
                onChange={(event) => setSentiment(event.target.value)}
              >
                {SENTIMENTS.map((one) => (
                  <option key={one}>{one}</option>
                ))}
                <option value={ENGINE}>{turn.sentiment === null ? 'not scored' : 'as it was scored'}</option>
              </select>
            )}
          </Field>
          <Field label="Complaint" hint="An experience with us that went wrong.">
            {(control) => (
              <select
                {...control}
                className={CONTROL}
                value={complaint}
                onChange={(event) => setComplaint(event.target.value as keyof typeof COMPLAINTS)}
              >
                <option value="yes">a complaint</option>
                <option value="no">not a complaint</option>
                <option value={ENGINE}>as its sentiment says</option>
              </select>
            )}
          </Field>
        </div>
        <ReasonField value={reason} onChange={setReason} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={same || change.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
