import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createFlaw } from '../../../contract/flaws';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { DecisionDialog } from './decision-dialog';
import { FactFields } from './fact-fields';
import { useFlawChange } from './use-flaw-change';

const EMPTY = { title: '', note: '', topicId: '', ownerTeamId: '', ownerPersonId: '' };

/** Puts a flaw on record by hand; conversations are attached where they are read. */
export function NewFlawDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [facts, setFacts] = useState(EMPTY);
  const create = useFlawChange(() =>
    callEndpoint(createFlaw, {
      body: {
        title: facts.title,
        note: facts.note.trim() || null,
        topicId: facts.topicId || null,
        ownerTeamId: facts.ownerTeamId || null,
        ownerPersonId: facts.ownerPersonId || null,
      },
    }),
  );
  return (
    <DecisionDialog
      title="New flaw"
      words="It begins as suspected, without conversations: attach them where you read them."
      save="Put on record"
      disabled={facts.title.trim() === ''}
      pending={create.isPending}
      error={create.error}
      onSave={() =>
        create.mutate(undefined, {
          onSuccess: ({ id }) => void navigate({ to: '/flaws/$flawId', params: { flawId: id } }),
        })
      }
      onClose={onClose}
    >
      <FactFields facts={facts} errors={fieldErrors(create.error)} onChange={setFacts} />
    </DecisionDialog>
  );
}
