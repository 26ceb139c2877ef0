import { useQuery } from '@tanstack/react-query';
import { Card } from '../../ui/card';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { flawHistoryQuery } from './flaw-queries';

/** Everything that was done to it, newest first; nothing is ever removed. */
export function HistoryCard({ flawId, zone }: { flawId: string; zone: string }) {
  const history = useQuery(flawHistoryQuery(flawId));
  return (
    <Card title="History">
      {history.error && <ProblemNote error={history.error} onRetry={() => void history.refetch()} />}
      {history.isPending && (
        <div className="h-20" aria-busy="true">
          <span className="sr-only">Loading the history</span>
        </div>
      )}
      <ol className="flaw-history">
        {(history.data?.items ?? []).toReversed().map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries of one moment differ in their place alone
          <li key={`${entry.at} ${entry.field} ${index}`}>
            <time dateTime={entry.at}>{formatInstant(Date.parse(entry.at), zone)}</time>
            <p>
              {entry.words}
              {entry.actor && ` by ${entry.actor.name}`}
              {entry.reason !== null && <span>: “{entry.reason}”</span>}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
