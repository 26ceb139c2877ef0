import { useQuery } from '@tanstack/react-query';
import { peopleQuery, teamsQuery } from '../../lib/teams-query';
import { topicsQuery } from '../../lib/topics-query';
import { CONTROL, Field } from '../../ui/field';

export interface FlawFacts {
  title: string;
  note: string;
  /** Empty: none. */
  topicId: string;
  ownerTeamId: string;
  ownerPersonId: string;
}

/** What people say about a flaw: its title, a note, what it is about and who answers for it. */
export function FactFields({
  facts,
  errors,
  onChange,
}: {
  facts: FlawFacts;
  errors: Record<string, string>;
  onChange: (facts: FlawFacts) => void;
}) {
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const people = useQuery(peopleQuery()).data?.items ?? [];
  const bind = (name: keyof FlawFacts) => ({
    className: CONTROL,
    value: facts[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...facts, [name]: event.target.value }),
  });
  const choices = (label: string, name: keyof FlawFacts, items: readonly { id: string; name: string }[]) => (
    <Field label={label} error={errors[name]}>
      {(control) => (
        <select {...control} {...bind(name)}>
          <option value="">none</option>
          {items.map((item) => (
            <option key={item.id} value={item.id}>
              {item.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <>
      <Field label="Title" hint="What is wrong, in a few words." error={errors.title}>
        {(control) => <input {...control} {...bind('title')} required maxLength={200} />}
      </Field>
      <Field label="Note" error={errors.note}>
        {(control) => <textarea {...control} {...bind('note')} rows={3} maxLength={4000} />}
      </Field>
      <div className="grid gap-3 sm:grid-cols-3">
        {choices('Topic', 'topicId', topics)}
        {choices('Owning team', 'ownerTeamId', teams)}
        {choices('Owner', 'ownerPersonId', people)}
      </div>
    </>
  );
}
