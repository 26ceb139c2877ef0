import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { mergeFlaw } from '../../../contract/flaw-changes';
import type { Flaw } from '../../../contract/flaw-schemas';
import { callEndpoint } from '../../lib/api';
import { flawsQuery } from '../../lib/flaws-query';
import { useDebounced } from '../../lib/use-debounced';
import { FlawPicker } from '../../ui/flaw-picker';
import { ReasonField } from '../../ui/reason-field';
import { DecisionDialog } from './decision-dialog';
import { useFlawChange } from './use-flaw-change';

const SETTLE_MS = 250;

/** Says that a flaw is another one. */
export function MergeDialog({ flaw, onClose }: { flaw: Flaw; onClose: () => void }) {
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [into, setInto] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const q = useDebounced(words.trim(), SETTLE_MS);
  const flaws = useQuery(flawsQuery({ limit: 20, ...(q === '' ? {} : { q }) }));
  const merge = useFlawChange(() =>
    callEndpoint(mergeFlaw, {
      params: { id: flaw.id },
      body: { into: into ?? '', reason: reason.trim() || null },
    }),
  );
  return (
    <DecisionDialog
      title="Merge into another flaw"
      words={`“${flaw.title}” brings its conversations, tracker link and followers; new complaints follow. It can be taken out again at any time, as it was.`}
      save="Merge"
      disabled={into === null}
      pending={merge.isPending}
      error={merge.error}
      onSave={() =>
        merge.mutate(undefined, {
          onSuccess: ({ id }) => void navigate({ to: '/flaws/$flawId', params: { flawId: id } }),
        })
      }
      onClose={onClose}
    >
      <FlawPicker
        legend="It is the same as"
        words={words}
        flaws={flaws.data?.items.filter(({ id }) => id !== flaw.id)}
        chosen={into}
        onWords={setWords}
        onChoose={setInto}
      />
      <ReasonField value={reason} onChange={setReason} />
    </DecisionDialog>
  );
}
