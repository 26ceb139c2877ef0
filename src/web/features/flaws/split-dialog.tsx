import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { splitFlaw } from '../../../contract/flaw-changes';
import type { Flaw } from '../../../contract/flaw-schemas';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { formatQuantity } from '../../ui/charts/number-format';
import { CONTROL, Field } from '../../ui/field';
import { ReasonField } from '../../ui/reason-field';
import { DecisionDialog } from './decision-dialog';
import { useFlawChange } from './use-flaw-change';

/** Makes a flaw of its own from the conversations that were chosen. */
export function SplitDialog({
  flaw,
  threadIds,
  onClose,
}: {
  flaw: Flaw;
  threadIds: readonly string[];
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState('');
  const split = useFlawChange(() =>
    callEndpoint(splitFlaw, {
      params: { id: flaw.id },
      body: { title, threadIds: [...threadIds], reason: reason.trim() || null },
    }),
  );
  return (
    <DecisionDialog
      title="Split off"
      words={`${formatQuantity(threadIds.length, 'conversation')} of “${flaw.title}” become a flaw of their own; no rule brings them back.`}
      save="Split off"
      disabled={title.trim() === ''}
      pending={split.isPending}
      error={split.error}
      onSave={() =>
        split.mutate(undefined, {
          onSuccess: ({ id }) => void navigate({ to: '/flaws/$flawId', params: { flawId: id } }),
        })
      }
      onClose={onClose}
    >
      <Field label="Title of the new flaw" error={fieldErrors(split.error).title}>
        {(control) => (
          <input
            {...control}
            className={CONTROL}
            required
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <ReasonField value={reason} onChange={setReason} />
    </DecisionDialog>
  );
}
