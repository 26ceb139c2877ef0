import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { deleteTeam, patchTeam, type Team } from '../../../contract/teams';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { formatQuantity } from '../../ui/charts/number-format';
import { CONTROL } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { usePeopleChange } from './use-people-change';

/** A team's name and how much names it, with renaming and removing in place. */
export function TeamHead({ team }: { team: Team }) {
  const [renaming, setRenaming] = useState(false);
  const remove = usePeopleChange(() => callEndpoint(deleteTeam, { params: { id: team.id } }));
  if (renaming) return <Rename team={team} onDone={() => setRenaming(false)} />;
  return (
    <>
      <div className="team-head">
        <h2>{team.name}</h2>
        <span className="team-counts">
          {formatQuantity(team.people, 'person', 'people')} · {formatQuantity(team.topics, 'topic')}
        </span>
        <Link
          to="/threads"
          search={{ team: team.id }}
          className="team-inbox"
          aria-label={`Inbox of ${team.name}`}
        >
          inbox
        </Link>
        <Button look="quiet" aria-label={`Rename ${team.name}`} onClick={() => setRenaming(true)}>
          Rename
        </Button>
        <RemoveButton
          look="quiet"
          subject={team.name}
          asking="Remove; people and topics stay"
          pending={remove.isPending}
          onRemove={() => remove.mutate(undefined)}
        />
      </div>
      {remove.error && <ProblemNote error={remove.error} />}
    </>
  );
}

function Rename({ team, onDone }: { team: Team; onDone: () => void }) {
  const [name, setName] = useState(team.name);
  const input = useRef<HTMLInputElement>(null);
  const rename = usePeopleChange(() => callEndpoint(patchTeam, { params: { id: team.id }, body: { name } }));
  useEffect(() => input.current?.select(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate(undefined, { onSuccess: onDone });
  };
  return (
    <>
      <form
        onSubmit={submit}
        className="team-head"
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      >
        <input
          ref={input}
          className={`${CONTROL} team-rename`}
          aria-label={`New name of ${team.name}`}
          value={name}
          required
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
        />
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" type="submit" disabled={rename.isPending}>
          Save
        </Button>
      </form>
      {rename.error && <ProblemNote error={rename.error} />}
    </>
  );
}
