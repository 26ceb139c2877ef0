import { useState } from 'react';
import type { CHOSEN_FLAW_STATES, Flaw } from '../../../contract/flaw-schemas';
import { patchFlaw } from '../../../contract/flaws';
import { callEndpoint } from '../../lib/api';
import { FLAW_STATE_WORDS } from '../../ui/flaw-state-words';
import { ReasonField } from '../../ui/reason-field';
import { DecisionDialog } from './decision-dialog';
import { useFlawChange } from './use-flaw-change';

export type ChosenState = (typeof CHOSEN_FLAW_STATES)[number];

/** Takes the step people may take, with what it means. */
export function StateDialog({
  flaw,
  to,
  decision,
  onClose,
}: {
  flaw: Flaw;
  to: ChosenState;
  decision: string;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const change = useFlawChange(() =>
    callEndpoint(patchFlaw, {
      params: { id: flaw.id },
      body: { state: to, reason: reason.trim() || null },
    }),
  );
  return (
    <DecisionDialog
      title={decision}
      words={`${FLAW_STATE_WORDS[flaw.state].name} → ${FLAW_STATE_WORDS[to].name}: ${FLAW_STATE_WORDS[to].means}.`}
      save={decision}
      pending={change.isPending}
      error={change.error}
      onSave={() => change.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </DecisionDialog>
  );
}
