import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Decision } from '../../../contract/decisions';
import { routeThread } from '../../../contract/routing';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { ProblemNote } from '../../ui/problem-note';
import { SentimentTag } from '../../ui/sentiment-tag';
import { RouteDialog } from './route-dialog';
import { TOMBSTONE, UNKNOWN_AUTHOR } from './row-words';
import { useThreadChange } from './thread-change';
import { waitedWords } from './time-words';
import { useNow } from './use-now';

const MINUTE_MS = 60_000;
const SHOWN_CHARS = 240;

/** One thread that is nobody's yet: since when, who could take it, and each of them one press away. */
export function DecisionRow({ decision }: { decision: Decision }) {
  const { thread, owners, choices, since } = decision;
  const nowMs = useNow(MINUTE_MS);
  const [asking, setAsking] = useState(false);
  const route = useThreadChange(thread.id, (body: { teamId: string | null; reason: string }) =>
    callEndpoint(routeThread, { params: { id: thread.id }, body }),
  );
  const { opening } = thread;
  return (
    <li className="decision">
      <p className="decision-open">
        <b>open for {waitedWords(Date.parse(since), nowMs)}</b>
        <span>{thread.route.words}</span>
      </p>
      <p className="decision-said">
        <Link to="/threads/$threadId" params={{ threadId: thread.id }} search={{}}>
          {opening.text === null ? TOMBSTONE : opening.text.slice(0, SHOWN_CHARS)}
        </Link>
      </p>
      <p className="decision-open">
        <span>
          {opening.author ?? UNKNOWN_AUTHOR} on {thread.source}
        </span>
        {opening.text !== null && <SentimentTag sentiment={opening.sentiment} />}
        {thread.complaints > 0 && <span>complaint</span>}
      </p>
      {choices.length > 0 && (
        <ul className="decision-choices">
          {choices.map(({ team, person, reason, at }) => (
            <li key={at}>
              {person ?? 'Somebody'} → {team?.name ?? 'nobody'}: “{reason}”
            </li>
          ))}
        </ul>
      )}
      {route.error && <ProblemNote error={route.error} />}
      <div className="decision-buttons">
        {owners.map(({ id, name }) => (
          <Button
            key={id}
            disabled={route.isPending}
            onClick={() => route.mutate({ teamId: id, reason: `Decided between ${namesOf(owners)}` })}
          >
            {name}
          </Button>
        ))}
        <Button look="quiet" onClick={() => setAsking(true)}>
          {owners.length > 0 ? 'another team …' : 'Route …'}
        </Button>
      </div>
      {asking && (
        <RouteDialog
          subject="This thread"
          from={null}
          error={route.error}
          pending={route.isPending}
          onRoute={(teamId, reason) =>
            route.mutate({ teamId, reason }, { onSuccess: () => setAsking(false) })
          }
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function namesOf(owners: Decision['owners']): string {
  return new Intl.ListFormat('en').format(owners.map(({ name }) => name));
}
