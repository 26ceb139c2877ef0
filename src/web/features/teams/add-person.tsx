import { type FormEvent, useState } from 'react';
import { createPerson, type Team } from '../../../contract/teams';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { usePeopleChange } from './use-people-change';

/** Adds a person to a team or to none; the team stays chosen for the next one. */
export function AddPerson({ teams }: { teams: readonly Team[] }) {
  const [name, setName] = useState('');
  const [teamId, setTeamId] = useState('');
  const add = usePeopleChange(() =>
    callEndpoint(createPerson, {
      // The chosen team may have been removed since.
      body: { name, teamId: teams.some(({ id }) => id === teamId) ? teamId : null },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(undefined, { onSuccess: () => setName('') });
  };
  return (
    <form onSubmit={submit} className="teams-form">
      {add.error && <ProblemNote error={add.error} />}
      <div>
        <Field label="Name of the person" error={fieldErrors(add.error).name}>
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              value={name}
              required
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="Team">
          {(control) => (
            <select
              {...control}
              className={CONTROL}
              value={teamId}
              onChange={(event) => setTeamId(event.target.value)}
            >
              <option value="">Without a team</option>
              {teams.map((team) => (
                <option key={team.id} value={team.id}>
                  {team.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Button look="primary" type="submit" disabled={add.isPending}>
          Add person
        </Button>
      </div>
    </form>
  );
}
