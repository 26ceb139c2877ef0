import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptFlawProposal, type FlawProposal } from '../../../contract/flaw-proposals';
import { callEndpoint } from '../../lib/api';
import { flawsQuery } from '../../lib/flaws-query';
import { peopleQuery, teamsQuery } from '../../lib/teams-query';
import { topicsQuery } from '../../lib/topics-query';
import { useDebounced } from '../../lib/use-debounced';
import { formatQuantity } from '../../ui/charts/number-format';
import { CONTROL, Field } from '../../ui/field';
import { FlawPicker } from '../../ui/flaw-picker';
import { ReasonField } from '../../ui/reason-field';
import { DecisionDialog } from './decision-dialog';
import { ProposalVoices } from './proposal-voices';
import { useFlawChange } from './use-flaw-change';

const SETTLE_MS = 250;

/** Makes a flaw of a proposal, or hangs it on one on record; what does not belong is left out for good. */
export function AcceptDialog({
  proposal,
  isInto,
  zone,
  onClose,
}: {
  proposal: FlawProposal;
  zone: string;
  isInto: boolean;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const [title, setTitle] = useState(proposal.title);
  const people = useQuery(peopleQuery()).data?.items ?? [];
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  // Unless somebody says so, it is the topic's owner's.
  const topicTeam = topics.find(({ id }) => id === proposal.topic?.id)?.ownerTeamId ?? null;
  const [chosenTeam, setTeam] = useState<string | null>(null);
  const team = chosenTeam ?? topicTeam ?? '';
  const [owner, setOwner] = useState('');
  const [into, setInto] = useState<string | null>(isInto ? (proposal.resembles?.id ?? null) : null);
  const [words, setWords] = useState('');
  const [without, setWithout] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const q = useDebounced(words.trim(), SETTLE_MS);
  const flaws = useQuery({ ...flawsQuery({ limit: 20, ...(q === '' ? {} : { q }) }), enabled: isInto });
  const accept = useFlawChange(
    () =>
      callEndpoint(acceptFlawProposal, {
        params: { id: proposal.id },
        body: {
          title: isInto ? null : title,
          into,
          ownerTeamId: team || null,
          ownerPersonId: owner || null,
          without: [...without],
          reason: reason.trim() || null,
        },
      }),
    // The proposal is gone by then, and this dialog with it.
    ({ id }) => navigate({ to: '/flaws/$flawId', params: { flawId: id } }),
  );
  const toggle = (id: string) =>
    setWithout(without.includes(id) ? without.filter((one) => one !== id) : [...without, id]);
  return (
    <DecisionDialog
      wide
      title={isInto ? 'Add to a flaw on record' : 'Accept as a flaw'}
      words={`${formatQuantity(proposal.threads - without.length, 'conversation')} will belong to it.`}
      save={isInto ? 'Add' : 'Accept'}
      disabled={without.length >= proposal.threads || (isInto ? into === null : title.trim() === '')}
      pending={accept.isPending}
      error={accept.error}
      onSave={() => accept.mutate(undefined)}
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
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label="Owning team">
              {(control) => (
                <select
                  {...control}
                  className={CONTROL}
                  value={team}
                  onChange={(event) => setTeam(event.target.value)}
                >
                  {topicTeam === null && <option value="">nobody yet</option>}
                  {teams.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {id === topicTeam ? `${name} (owns the topic)` : name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label="Owner">
              {(control) => (
                <select
                  {...control}
                  className={CONTROL}
                  value={owner}
                  onChange={(event) => setOwner(event.target.value)}
                >
                  <option value="">nobody yet</option>
                  {people.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
        </>
      )}
      <ProposalVoices
        proposal={proposal}
        zone={zone}
        without={without}
        onToggle={toggle}
        onWithout={setWithout}
      />
      <ReasonField value={reason} onChange={setReason} />
    </DecisionDialog>
  );
}
