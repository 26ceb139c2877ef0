import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { teamsQuery } from '../../lib/teams-query';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ProblemNote } from '../../ui/problem-note';
import { ReasonField } from '../../ui/reason-field';

/** Nobody's: said by a person, so that no rule routes it again. */
const NOBODY = 'nobody';

/** Where it goes and why: everyone who sees it there reads the reason. */
export function RouteDialog({
  subject,
  from,
  error,
  pending,
  onRoute,
  onClose,
}: {
  /** What is routed, in words. */
  subject: string;
  /** The team that has it now; `null`: none or several. */
  from: { id: string; name: string } | null;
  error: Error | null;
  pending: boolean;
  onRoute: (teamId: string | null, reason: string) => void;
  onClose: () => void;
}) {
  const teams = useQuery(teamsQuery());
  const others = (teams.data?.items ?? []).filter(({ id }) => id !== from?.id);
  const [team, setTeam] = useState('');
  const [reason, setReason] = useState(from ? `Not ours (${from.name})` : '');
  const [isMissing, setMissing] = useState(false);
  const teamsRef = useRef<HTMLFieldSetElement>(null);
  const noteId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(team === '');
    if (team === '') teamsRef.current?.querySelector('input')?.focus();
    else onRoute(team === NOBODY ? null : team, reason.trim());
  };
  return (
    <Dialog title={from ? `Not ours: whose is it?` : 'Whose is it?'} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {(error ?? teams.error) && <ProblemNote error={(error ?? teams.error) as Error} showFields />}
        <p className="m-0 text-ink2">
          {subject}
          {from ? `, now with ${from.name}` : ''}. No rule overwrites what you choose.
        </p>
        <fieldset
          ref={teamsRef}
          className="route-teams"
          aria-describedby={isMissing && team === '' ? noteId : undefined}
        >
          <legend className="sr-only">Team</legend>
          {others.map(({ id, name }) => (
            <label key={id}>
              <input type="radio" name="team" value={id} checked={team === id} onChange={() => setTeam(id)} />
              {name}
            </label>
          ))}
          <label>
            <input
              type="radio"
              name="team"
              value={NOBODY}
              checked={team === NOBODY}
              onChange={() => setTeam(NOBODY)}
            />
            nobody’s
          </label>
        </fieldset>
        <p role="alert" id={noteId} className="m-0 text-neg-ink text-small empty:hidden">
          {isMissing && team === '' && 'Choose a team.'}
        </p>
        {teams.data && others.length === 0 && (
          <p className="m-0 text-ink2">There is no other team yet. Add one in Settings, Teams.</p>
        )}
        <ReasonField
          label="Reason"
          hint="They read: you see this because …"
          required
          value={reason}
          onChange={setReason}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={pending}>
            Route
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
