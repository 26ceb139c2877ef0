import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type Decision, listDecisions, UNDECIDED, type Undecided } from '../../../contract/decisions';
import { callEndpoint } from '../../lib/api';
import { teamsQuery } from '../../lib/teams-query';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { DecisionRow } from './decision-row';
import './threads.css';
import './decisions.css';

const PAGE_ROWS = 50;
const WHY_WORDS: Record<Undecided, string> = {
  several: 'several teams own it',
  conflict: 'people disagree',
  none: 'nobody owns it',
};

function decisionsQuery(why: Undecided | undefined, team: string | undefined) {
  return infiniteQueryOptions({
    queryKey: [listDecisions.path, why ?? null, team ?? null],
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | null }) =>
      callEndpoint(listDecisions, {
        query: {
          limit: PAGE_ROWS,
          ...(why ? { why } : {}),
          ...(team ? { team } : {}),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 60_000,
  });
}

/** Threads for which somebody must decide whose they are, longest open first: who could, since when, and why. */
export function DecisionsPage() {
  const { why: asked, team } = useSearch({ from: '/decisions' });
  const why = UNDECIDED.find((one) => one === asked);
  const navigate = useNavigate();
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const decisions = useInfiniteQuery(decisionsQuery(why, team));
  const rows: Decision[] = (decisions.data?.pages ?? []).flatMap(({ items }) => items);
  const go = (search: { why?: Undecided | undefined; team?: string | undefined }) =>
    void navigate({ to: '/decisions', search, resetScroll: false });
  return (
    <div className="decisions-page">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="m-0">Needs a decision</h1>
        <Link
          to="/threads"
          className="inline-flex min-h-8 items-center gap-1 font-medium text-accent no-underline hover:underline"
        >
          <ArrowLeft size={14} aria-hidden="true" /> Threads
        </Link>
      </div>
      <p className="m-0 text-ink2">
        No rule and no one owner says whose these are. Longest open first; routing one takes it off this list.
      </p>
      <div className="decisions-choices">
        <label className="choice" data-active={why !== undefined}>
          Why
          <select
            value={why ?? ''}
            onChange={({ target }) => go({ team, why: UNDECIDED.find((one) => one === target.value) })}
          >
            <option value="">any</option>
            {UNDECIDED.map((one) => (
              <option key={one} value={one}>
                {WHY_WORDS[one]}
              </option>
            ))}
          </select>
        </label>
        <label className="choice" data-active={team !== undefined}>
          Team
          <select value={team ?? ''} onChange={({ target }) => go({ why, team: target.value || undefined })}>
            <option value="">any</option>
            {teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {decisions.error && <ProblemNote error={decisions.error} onRetry={() => void decisions.refetch()} />}
      {!decisions.data && !decisions.error && (
        <div className="h-100 rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading what needs a decision</span>
        </div>
      )}
      {decisions.data && (
        <Card>
          {rows.length === 0 && (
            <EmptyState title="Nothing waits for a decision.">
              <p className="m-0">Every thread like that has a team.</p>
            </EmptyState>
          )}
          <ol className="decisions">
            {rows.map((decision) => (
              <DecisionRow key={decision.thread.id} decision={decision} />
            ))}
          </ol>
          {decisions.hasNextPage && (
            <div className="flex justify-center p-3">
              <Button disabled={decisions.isFetchingNextPage} onClick={() => void decisions.fetchNextPage()}>
                Show more
              </Button>
            </div>
          )}
        </Card>
      )}
    </div>
  );
}
