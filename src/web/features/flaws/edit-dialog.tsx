import { useState } from 'react';
import type { Flaw } from '../../../contract/flaw-schemas';
import { patchFlaw } from '../../../contract/flaws';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { ReasonField } from '../../ui/reason-field';
import { DecisionDialog } from './decision-dialog';
import { FactFields } from './fact-fields';
import { useFlawChange } from './use-flaw-change';

/** Changes what a flaw is called, what it is about and who owns it. */
export function EditDialog({ flaw, onClose }: { flaw: Flaw; onClose: () => void }) {
  const [facts, setFacts] = useState({
    title: flaw.title,
    note: flaw.note ?? '',
    topicId: flaw.topic?.id ?? '',
    ownerTeamId: flaw.ownerTeam?.id ?? '',
    ownerPersonId: flaw.ownerPerson?.id ?? '',
  });
  const [reason, setReason] = useState('');
  const save = useFlawChange(() =>
    callEndpoint(patchFlaw, {
      params: { id: flaw.id },
      body: {
        title: facts.title,
        note: facts.note.trim() || null,
        topicId: facts.topicId || null,
        ownerTeamId: facts.ownerTeamId || null,
        ownerPersonId: facts.ownerPersonId || null,
        reason: reason.trim() || null,
      },
    }),
  );
  return (
    <DecisionDialog
      title="Edit the flaw"
      save="Save"
      disabled={facts.title.trim() === ''}
      pending={save.isPending}
      error={save.error}
      onSave={() => save.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <FactFields facts={facts} errors={fieldErrors(save.error)} onChange={setFacts} />
      <ReasonField value={reason} onChange={setReason} />
    </DecisionDialog>
  );
}
