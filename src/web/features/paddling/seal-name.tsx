import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { createPerson } from '../../../contract/teams';
import { actAs } from '../../lib/actor';
import { callEndpoint } from '../../lib/api';
import { peopleQuery } from '../../lib/teams-query';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';

/** Asks who seals before anything is sealed: a pledge stands under somebody's name. */
export function SealName({ onNamed, onCancel }: { onNamed: () => void; onCancel: () => void }) {
  const [name, setName] = useState('');
  const client = useQueryClient();
  const people = useQuery(peopleQuery());
  const add = useMutation({
    mutationFn: async () => {
      const typed = name.trim().toLowerCase();
      const known = people.data?.items.find((person) => person.name.toLowerCase() === typed);
      return known ?? callEndpoint(createPerson, { body: { name: name.trim() } });
    },
    onSuccess: async (person) => {
      // On the list before they act: somebody who is not on it is nobody.
      await client.invalidateQueries({ queryKey: [peopleQuery().queryKey[0]] });
      actAs(person);
      onNamed();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className="seal-name" onSubmit={submit}>
      {add.error && <ProblemNote error={add.error} />}
      <Field label="Who seals it?" hint="The pledge stands under this name; it is not checked.">
        {(control) => (
          <input
            {...control}
            className={CONTROL}
            value={name}
            required
            maxLength={100}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className="pledge-actions">
        <Button look="primary" type="submit" disabled={add.isPending || name.trim() === ''}>
          Seal it under this name
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
