import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { teamsQuery } from '../../lib/teams-query';
import { topicsQuery } from '../../lib/topics-query';
import { Card } from '../../ui/card';
import { formatPercent } from '../../ui/charts/number-format';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { rulesQuery } from './routing-queries';
import { RuleForm } from './rule-form';
import { RuleRow } from './rule-row';
import { conditionWords } from './rule-words';
import './routing.css';

/** The rules that route threads to teams, in their order, and one being written. */
export function RoutingPage() {
  const rules = useQuery(rulesQuery());
  const teams = useQuery(teamsQuery());
  const topics = useQuery(topicsQuery());
  const error = rules.error ?? teams.error ?? topics.error;
  const topicNames = new Map(topics.data?.items.map(({ id, name }) => [id, name]));
  const teamNames = new Map(teams.data?.items.map(({ id, name }) => [id, name]));
  const items = rules.data?.items ?? [];
  const rerouting = rules.data?.rerouting ?? null;
  return (
    <div className="page" data-narrow>
      <h1 className="m-0">Routing</h1>
      <p className="m-0 text-ink2">
        A thread goes where a person sent it; else where the last rule that matches sends it; else to the team
        that owns every topic of its opening. What nobody or several own{' '}
        <Link to="/decisions" className="text-accent underline">
          needs a decision
        </Link>
        .
      </p>
      {error && (
        <ProblemNote
          error={error}
          onRetry={() => void Promise.all([rules.refetch(), teams.refetch(), topics.refetch()])}
        />
      )}
      {rerouting && (
        <p className="m-0" role="status">
          Threads are routed anew: <progress value={rerouting.share} max={1} aria-label="Routed anew" />{' '}
          {formatPercent(100 * rerouting.share)}
        </p>
      )}
      {!error && !(rules.data && teams.data && topics.data) && (
        <div className="h-60 rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading the rules</span>
        </div>
      )}
      {rules.data && teams.data && topics.data && (
        <>
          <Card title="Rules, the last that matches wins">
            {items.length === 0 && (
              <EmptyState title="No rules yet.">
                <p className="m-0">
                  Threads go to the team that owns what they speak about. A rule says otherwise.
                </p>
              </EmptyState>
            )}
            <ol className="rules">
              {items.map((rule, index) => (
                <RuleRow
                  key={rule.id}
                  rule={rule}
                  place={index + 1}
                  last={index === items.length - 1}
                  looks={conditionWords(rule, topicNames)}
                  team={teamNames.get(rule.teamId) ?? null}
                />
              ))}
            </ol>
          </Card>
          <Card title="A new rule">
            {teams.data.items.length === 0 ? (
              <EmptyState title="No teams yet.">
                <p className="m-0">
                  A rule needs somebody to route to.{' '}
                  <Link to="/settings/teams" className="text-accent underline">
                    Add a team
                  </Link>{' '}
                  first.
                </p>
              </EmptyState>
            ) : (
              <RuleForm teams={teams.data.items} topics={topics.data.items} />
            )}
          </Card>
        </>
      )}
    </div>
  );
}
