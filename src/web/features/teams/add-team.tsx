import { type FormEvent, useState } from 'react';
import { createTeam } from '../../../contract/teams';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { usePeopleChange } from './use-people-change';

/** Adds a team by its name. */
export function AddTeam() {
  const [name, setName] = useState('');
  const add = usePeopleChange(() => callEndpoint(createTeam, { body: { name } }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(undefined, { onSuccess: () => setName('') });
  };
  return (
    <form onSubmit={submit} className="teams-form">
      {add.error && <ProblemNote error={add.error} />}
      <div>
        <Field label="Name of the team" error={fieldErrors(add.error).name}>
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
        <Button look="primary" type="submit" disabled={add.isPending}>
          Add team
        </Button>
      </div>
    </form>
  );
}
