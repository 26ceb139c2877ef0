import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ProblemNote } from '../../ui/problem-note';
import { ReasonField } from '../../ui/reason-field';

/** What mostly happened; anything else is typed. */
const USUAL = ['Answered on the source', 'Nothing to answer', 'Solved another way'] as const;

/** That nothing is left to do, and how that came: whoever opens it next reads the reason. */
export function HandledDialog({
  subject,
  error,
  pending,
  onHandled,
  onClose,
}: {
  /** What is handled, in words. */
  subject: string;
  error: Error | null;
  pending: boolean;
  onHandled: (reason: string) => void;
  onClose: () => void;
}) {
  const [reason, setReason] = useState<string>(USUAL[0]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onHandled(reason.trim());
  };
  return (
    <Dialog title="Handled: nothing left to do" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {error && <ProblemNote error={error} showFields />}
        <p className="m-0 text-ink2">
          {subject}. Nobody waits there any more until people speak again. It does not count as a reply: first
          reply times and <i>never answered</i> stay as they are.
        </p>
        <fieldset className="route-teams">
          <legend className="sr-only">What happened</legend>
          {USUAL.map((words) => (
            <label key={words}>
              <input
                type="radio"
                name="usual"
                value={words}
                checked={reason === words}
                onChange={() => setReason(words)}
              />
              {words}
            </label>
          ))}
        </fieldset>
        <ReasonField
          label="How it was handled"
          hint="Stands in the list and in the history"
          required
          value={reason}
          onChange={setReason}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={pending || reason.trim() === ''}>
            Handled
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
