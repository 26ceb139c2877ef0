import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { peopleQuery, teamsQuery } from '../../lib/teams-query';
import { Field } from '../../ui/field';

/** Who answers for a campaign: any name; teams and people are offered. */
export function OwnerField({
  control,
  error,
}: {
  control: { value: string; onChange: (event: { target: { value: string } }) => void; className: string };
  error: string | undefined;
}) {
  const listId = useId();
  const teams = useQuery(teamsQuery());
  const people = useQuery(peopleQuery());
  const names = [...(teams.data?.items ?? []), ...(people.data?.items ?? [])].map(({ name }) => name);
  return (
    <Field label="Owner" hint="A team or a person" error={error}>
      {(labelled) => (
        <>
          <input {...labelled} {...control} list={listId} maxLength={200} />
          <datalist id={listId}>
            {[...new Set(names)].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
