import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { createPerson } from '../../contract/teams';
import { type Actor, actAs, useActor } from '../lib/actor';
import { callEndpoint } from '../lib/api';
import { peopleQuery, teamsQuery } from '../lib/teams-query';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { CONTROL, Field } from '../ui/field';
import { ProblemNote } from '../ui/problem-note';

/** Who is acting: somebody on the list of people, a new name, or nobody in particular. */
export function ActorDialog({ onClose }: { onClose: () => void }) {
  const actor = useActor();
  const people = useQuery(peopleQuery());
  const teams = useQuery(teamsQuery());
  const [name, setName] = useState('');
  const client = useQueryClient();
  const choose = (person: Actor | null) => {
    actAs(person);
    onClose();
  };
  const add = useMutation({
    mutationFn: () => callEndpoint(createPerson, { body: { name } }),
    onSuccess: (person) => {
      const { queryKey } = peopleQuery();
      // On the list before they act: somebody who is not on it is nobody.
      client.setQueryData(queryKey, (list) => list && { ...list, items: [...list.items, person] });
      void client.invalidateQueries({ queryKey: [queryKey[0]] });
      choose(person);
    },
  });
  const typed = name.trim().toLowerCase();
  const all = people.data?.items ?? [];
  const matching = all.filter((person) => person.name.toLowerCase().includes(typed));
  const exact = all.find((person) => person.name.toLowerCase() === typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (exact) choose(exact);
    else if (typed !== '') add.mutate();
  };
  const error = add.error ?? people.error;
  return (
    <Dialog title="Who are you?" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {error && <ProblemNote error={error} />}
        <Field label="Your name" hint="It is put to what you add and change.">
          {(control) => (
            <input
              {...control}
              value={name}
              maxLength={100}
              autoComplete="name"
              placeholder={all.length > 0 ? 'Type to find or add' : 'Type your name'}
              onChange={(event) => setName(event.target.value)}
              className={CONTROL}
            />
          )}
        </Field>
        {matching.length > 0 && (
          <ul
            aria-label="People"
            className="m-0 max-h-60 list-none overflow-y-auto rounded-md border border-line p-1"
          >
            {matching.map((person) => (
              <li key={person.id}>
                <button
                  type="button"
                  aria-pressed={person.id === actor?.id}
                  onClick={() => choose(person)}
                  className="flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-grid aria-pressed:bg-accent-soft aria-pressed:text-accent"
                >
                  <span className="min-w-0 flex-1 truncate font-medium">{person.name}</span>
                  <span className="truncate text-ink2 text-small">
                    {teams.data?.items.find(({ id }) => id === person.teamId)?.name}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <p className="m-0 text-ink2">Not checked: names are unverified until sign-in is configured.</p>
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={() => choose(null)}>Nobody in particular</Button>
          <Button
            look="primary"
            type="submit"
            className="ml-auto min-w-0"
            disabled={typed === '' || add.isPending || people.isPending}
          >
            {exact || typed === '' ? 'Be this person' : 'Add this name and be them'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
