import { queryOptions, useQuery } from '@tanstack/react-query';
import { getThreadHistory } from '../../../contract/routing';
import { callEndpoint } from '../../lib/api';
import { teamsQuery } from '../../lib/teams-query';
import { Card } from '../../ui/card';
import { formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { historyWords } from './history-words';

function historyQuery(threadId: string) {
  return queryOptions({
    queryKey: [getThreadHistory.path, threadId],
    queryFn: ({ signal }) => callEndpoint(getThreadHistory, { params: { id: threadId }, signal }),
    staleTime: 60_000,
  });
}

/** Who decided what about a thread and its turns, newest first; nothing is ever removed from it. */
export function ThreadHistory({ threadId, zone }: { threadId: string; zone: string }) {
  const history = useQuery(historyQuery(threadId));
  const teams = useQuery(teamsQuery()).data?.items ?? [];
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  const entries = (history.data?.items ?? []).toReversed();
  return (
    <Card title="Who decided what">
      {history.error && <ProblemNote error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && entries.length === 0 && (
        <p className="thread-note">Nobody has decided anything about it yet.</p>
      )}
      <ol className="thread-history">
        {entries.map((entry) => (
          <li key={`${entry.at} ${entry.field} ${entry.subjectId}`}>
            <p>
              <b>{entry.actor?.name ?? 'Somebody without a name'}</b> {historyWords(entry, names)}
              {entry.bulkId !== null && ', with others'}
            </p>
            {entry.reason !== null && <p className="thread-foreign">“{entry.reason}”</p>}
            <p className="thread-history-at">
              <time dateTime={entry.at}>{formatInstant(Date.parse(entry.at), zone)}</time>{' '}
              {entry.subjectId !== threadId && <a href={`#turn-${entry.subjectId}`}>to the turn</a>}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
