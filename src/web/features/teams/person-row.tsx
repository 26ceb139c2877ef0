import { deletePerson, type Person, patchPerson, type Team } from '../../../contract/teams';
import { callEndpoint } from '../../lib/api';
import { CONTROL } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { usePeopleChange } from './use-people-change';

/** A person under their team, with the way to another one. */
export function PersonRow({ person, teams }: { person: Person; teams: readonly Team[] }) {
  const move = usePeopleChange((teamId: string | null) =>
    callEndpoint(patchPerson, { params: { id: person.id }, body: { teamId } }),
  );
  const remove = usePeopleChange(() => callEndpoint(deletePerson, { params: { id: person.id } }));
  const error = move.error ?? remove.error;
  return (
    <li>
      <div className="person">
        <span>{person.name}</span>
        <select
          className={CONTROL}
          aria-label={`Team of ${person.name}`}
          value={person.teamId ?? ''}
          disabled={move.isPending}
          onChange={(event) => move.mutate(event.target.value || null)}
        >
          <option value="">Without a team</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <RemoveButton
          look="quiet"
          subject={person.name}
          asking="Press again"
          pending={remove.isPending}
          onRemove={() => remove.mutate(undefined)}
        />
      </div>
      {error && <ProblemNote error={error} />}
    </li>
  );
}
