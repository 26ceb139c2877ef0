import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptFlawProposal, type FlawProposal } from '../../../contract/flaws';
import { callEndpoint } from '../../lib/api';
import { flawsQuery } from '../../lib/flaws-query';
import { teamsQuery } from '../../lib/teams-query';
import { useDebounced } from '../../lib/use-debounced';
import { formatQuantity } from '../../ui/charts/number-format';
import { CONTROL, Field } from '../../ui/field';
import { FlawPicker } from '../../ui/flaw-picker';
import { DecisionDialog, ReasonField } from './decision-dialog';
import { useFlawChange } from './use-flaw-change';

const SETTLE_MS = 250;

/** Makes a flaw of a proposal, or hangs it on one on record; what does not belong is left out for good. */
export function AcceptDialog({
  proposal,
  isInto,
  onClose,
}: {
  proposal: FlawProposal;
  isInto: boolean;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const [title, setTitle] = useState(proposal.title);
  const [team, setTeam] = useState('');
  const [into, setInto] = useState<string | null>(isInto ? (proposal.resembles?.id ?? null) : null);
  const [words, setWords] = useState('');
  const [without, setWithout] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const q = useDebounced(words.trim(), SETTLE_MS);
  const flaws = useQuery({ ...flawsQuery({ limit: 20, ...(q === '' ? {} : { q }) }), enabled: isInto });
  const accept = useFlawChange(() =>
    callEndpoint(acceptFlawProposal, {
      params: { id: proposal.id },
      body: {
        title: isInto ? null : title,
        into,
        ownerTeamId: team || null,
        without: [...without],
        reason: reason.trim() || null,
      },
    }),
  );
  const toggle = (id: string) =>
    setWithout(without.includes(id) ? without.filter((one) => one !== id) : [...without, id]);
  return (
    <DecisionDialog
      title={isInto ? 'Add to a flaw on record' : 'Accept as a flaw'}
      words={`${formatQuantity(proposal.threads - without.length, 'conversation')} will hang on it.`}
      save={isInto ? 'Add' : 'Accept'}
      disabled={isInto ? into === null : title.trim() === ''}
      pending={accept.isPending}
      error={accept.error}
      onSave={() =>
        accept.mutate(undefined, {
          onSuccess: ({ id }) => void navigate({ to: '/flaws/$flawId', params: { flawId: id } }),
        })
      }
      onClose={onClose}
    >
      {isInto ? (
        <FlawPicker
          legend="Which flaw?"
          words={words}
          flaws={flaws.data?.items}
          chosen={into}
          onWords={setWords}
          onChoose={setInto}
        />
      ) : (
        <>
          <Field label="Title" hint="What is wrong, in a few words.">
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
          <Field label="Owning team (optional)">
            {(control) => (
              <select
                {...control}
                className={CONTROL}
                value={team}
                onChange={(event) => setTeam(event.target.value)}
              >
                <option value="">nobody yet</option>
                {teams.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
      <fieldset className="proposal-without">
        <legend>Do all of these belong? Those not ticked are left out for good.</legend>
        {proposal.sample.map((voice) => (
          <label key={voice.id}>
            <input
              type="checkbox"
              checked={!without.includes(voice.thread.id)}
              onChange={() => toggle(voice.thread.id)}
            />
            <span>{voice.text}</span>
          </label>
        ))}
      </fieldset>
      <ReasonField value={reason} onChange={setReason} />
    </DecisionDialog>
  );
}
