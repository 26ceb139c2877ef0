import { useState } from 'react';
import { dismissFlawProposal, type FlawProposal } from '../../../contract/flaw-proposals';
import { callEndpoint } from '../../lib/api';
import { ReasonField } from '../../ui/reason-field';
import { DecisionDialog } from './decision-dialog';
import { useFlawChange } from './use-flaw-change';

/** Says that a proposal is no flaw, and why. */
export function DismissDialog({ proposal, onClose }: { proposal: FlawProposal; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const dismiss = useFlawChange(() =>
    callEndpoint(dismissFlawProposal, {
      params: { id: proposal.id },
      body: { reason: reason.trim() || null },
    }),
  );
  return (
    <DecisionDialog
      title="No flaw"
      words={`“${proposal.title}” stays dismissed until it has grown by half. Its conversations stay as they are.`}
      save="Dismiss"
      disabled={reason.trim() === ''}
      pending={dismiss.isPending}
      error={dismiss.error}
      onSave={() => dismiss.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <ReasonField value={reason} required onChange={setReason} />
    </DecisionDialog>
  );
}
