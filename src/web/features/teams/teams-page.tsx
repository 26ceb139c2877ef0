import { useQuery } from '@tanstack/react-query';
import { peopleQuery, teamsQuery } from '../../lib/teams-query';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { AddPerson } from './add-person';
import { AddTeam } from './add-team';
import { PersonRow } from './person-row';
import { TeamHead } from './team-head';
import './teams.css';

/** Teams and the people in them: whose names stand beside what is done here. */
export function TeamsPage() {
  const teams = useQuery(teamsQuery());
  const people = useQuery(peopleQuery());
  const error = teams.error ?? people.error;
  const retry = () => void Promise.all([teams.refetch(), people.refetch()]);
  return (
    <div className="page" data-narrow>
      <h1 className="m-0">Teams and people</h1>
      <p className="m-0 text-ink2">
        Names are not checked: without sign-in, who acts is what the browser says.
      </p>
      {error && <ProblemNote error={error} onRetry={retry} />}
      {!error && !(teams.data && people.data) && (
        <div className="h-100 rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading teams and people</span>
        </div>
      )}
      {teams.data && people.data && (
        <>
          <div className="teams-forms">
            <Card title="Add a team">
              <AddTeam />
            </Card>
            <Card title="Add a person">
              <AddPerson teams={teams.data.items} />
            </Card>
          </div>
          <Card>
            {teams.data.items.length === 0 && people.data.items.length === 0 && (
              <EmptyState title="No teams yet.">
                <p className="m-0">A team owns topics, and people belong to it. Add the first one above.</p>
              </EmptyState>
            )}
            {teams.data.items.map((team) => (
              <section key={team.id} className="team" aria-label={team.name}>
                <TeamHead team={team} />
                <People of={team.id} teams={teams.data.items} people={people.data.items} />
              </section>
            ))}
            {people.data.items.some(({ teamId }) => teamId === null) && (
              <section className="team" aria-label="Without a team">
                <div className="team-head">
                  <h2>Without a team</h2>
                </div>
                <People of={null} teams={teams.data.items} people={people.data.items} />
              </section>
            )}
          </Card>
        </>
      )}
    </div>
  );
}

function People({
  of,
  teams,
  people,
}: {
  of: string | null;
  teams: Parameters<typeof PersonRow>[0]['teams'];
  people: readonly Parameters<typeof PersonRow>[0]['person'][];
}) {
  const members = people.filter(({ teamId }) => teamId === of);
  if (members.length === 0) return null;
  return (
    <ul className="team-people">
      {members.map((person) => (
        <PersonRow key={person.id} person={person} teams={teams} />
      ))}
    </ul>
  );
}
