import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Flow } from '../../../contract/flow';
import { teamsQuery } from '../../lib/teams-query';
import { topicsQuery } from '../../lib/topics-query';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { FLOW_DAYS, type FlowSearch, type FlowUpdate, withFlow } from '../../url-state/flow-search';
import { DamsCard } from './dams-card';
import { flowQuery } from './flow-queries';
import { NeverAnswered } from './flow-threads';
import { PeopleCard } from './people-card';
import { SankeyCard } from './sankey-card';
import { StagesCard } from './stages-card';
import { TeamsCard } from './teams-card';
import '../../ui/charts/charts.css';
import './flow.css';

/** Where voices go, how long each stage takes, where the water stops, and who was never answered. */
export function FlowPage() {
  const search = useSearch({ from: '/flow' });
  const navigate = useNavigate({ from: '/flow' });
  const update = useCallback(
    (change: FlowUpdate) =>
      void navigate({ search: (current) => ({ ...current, ...change(current) }), resetScroll: false }),
    [navigate],
  );
  const flow = useQuery(flowQuery(search));
  const { data, error, isPlaceholderData: stale } = flow;
  return (
    <div className="flow-page">
      <div className="flow-head">
        <h1>Flow</h1>
        <FlowBar search={search} onUpdate={update} />
      </div>
      {error && <ProblemNote error={error} onRetry={() => void flow.refetch()} />}
      {!data && !error && <FlowSkeleton />}
      {data && data.threads === 0 && (
        <EmptyState title="No complaints in this window.">
          <p>
            A complaint is a negative mention about an experience with us. Choose a longer window or other
            filters, or <Link to="/imports">import mentions</Link>.
          </p>
        </EmptyState>
      )}
      {data && data.threads > 0 && (
        <>
          <p className="flow-sentence" data-stale={stale}>
            <Sentence flow={data} search={search} />
          </p>
          {data.capped && (
            <p className="flow-note" role="status">
              There are more complaints than are read at once: these are the newest{' '}
              {formatCount(data.threads)}. Choose a shorter window or a team for the rest.
            </p>
          )}
          <div className="flow-grid">
            <div className="flow-column">
              <SankeyCard flow={data} stale={stale} search={search} onUpdate={update} />
            </div>
            <div className="flow-column">
              <DamsCard flow={data} stale={stale} search={search} />
              <StagesCard flow={data} stale={stale} search={search} />
            </div>
          </div>
          <TeamsCard flow={data} stale={stale} search={search} />
          <PeopleCard flow={data} search={search} onUpdate={update} />
        </>
      )}
    </div>
  );
}

/** The page in a sentence, from its numbers alone. */
function Sentence({ flow, search }: { flow: Flow; search: FlowSearch }) {
  const { threads, dams, unheard } = flow;
  const [dam] = dams;
  const place = dam?.team ? `at ${dam.team.name}` : 'where no team is responsible';
  return (
    <>
      Of {formatQuantity(threads, 'conversation')} in which somebody complained,{' '}
      <NeverAnswered flow={flow} search={search}>
        {formatCount(unheard.neverAnswered)} were never answered
      </NeverAnswered>
      . {dam ? `The water stops ${place}: ${dam.words}` : 'Nowhere do complaints wait longer than the limit.'}
    </>
  );
}

function FlowBar({ search, onUpdate }: { search: FlowSearch; onUpdate: (update: FlowUpdate) => void }) {
  const topics = useQuery(topicsQuery()).data?.items ?? [];
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  return (
    <div className="flow-bar">
      <label className="choice">
        <span className="sr-only">Window</span>
        <select
          value={search.days}
          onChange={(event) => onUpdate(withFlow({ days: Number(event.target.value) as FlowSearch['days'] }))}
        >
          {FLOW_DAYS.map((days) => (
            <option key={days} value={days}>
              Last {days} days
            </option>
          ))}
        </select>
      </label>
      <label className="choice" data-active={search.topic.length > 0}>
        <span className="sr-only">Topic</span>
        <select
          value={search.topic[0] ?? ''}
          onChange={(event) =>
            onUpdate(withFlow({ topic: event.target.value === '' ? [] : [event.target.value] }))
          }
        >
          <option value="">Topic any</option>
          {topics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="choice" data-active={search.team !== null}>
        <span className="sr-only">Team</span>
        <select
          value={search.team ?? ''}
          onChange={(event) =>
            onUpdate(withFlow({ team: event.target.value === '' ? null : event.target.value }))
          }
        >
          <option value="">Team any</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function FlowSkeleton() {
  return (
    <div className="flow-grid" aria-busy="true">
      <span className="sr-only">Following the complaints</span>
      <div className="flow-column">
        <div className="flow-waiting flow-bones" />
      </div>
      <div className="flow-column">
        <div className="flow-bones" />
        <div className="flow-bones" />
      </div>
    </div>
  );
}
