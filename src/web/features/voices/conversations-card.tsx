import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ThreadState } from '../../../contract/thread-kinds';
import type { VoicePerson } from '../../../contract/voice-people';
import { waitWords } from '../../lib/wait-words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { voiceThreadsQuery } from './voices-queries';

const STATES: Readonly<Record<ThreadState, { sign: string; words: string }>> = {
  unanswered: { sign: '○', words: 'never answered' },
  waiting: { sign: '◐', words: 'waits for us again' },
  answered: { sign: '●', words: 'answered' },
  handled: { sign: '✓', words: 'handled, no reply' },
  ours: { sign: '■', words: 'only we spoke' },
};

/** Conversations they spoke in, with how each stands and how long our answer took. */
export function ConversationsCard({ voice }: { voice: VoicePerson }) {
  const threads = useInfiniteQuery(voiceThreadsQuery(voice.id));
  const items = threads.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title="Conversations" aside="where they spoke last, first">
      <div className="voice-body">
        {threads.error && <ProblemNote error={threads.error} onRetry={() => void threads.refetch()} />}
        {threads.isPending && <p className="voices-note">Looking for their conversations …</p>}
        <ul className="voice-threads">
          {items.map(({ id, state, opening, mentions, lastAt, firstReplySeconds, route }) => (
            <li key={id}>
              <Link to="/threads/$threadId" params={{ threadId: id }}>
                {opening.text ?? 'deleted or erased'}
              </Link>
              <p className="voice-row-facts">
                <b data-state={state}>
                  <span aria-hidden="true">{STATES[state].sign}</span> {STATES[state].words}
                </b>
                {firstReplySeconds !== null && ` · first reply after ${waitWords(firstReplySeconds)}`} ·{' '}
                {formatQuantity(mentions, 'turn')} · {formatDay(Date.parse(lastAt), voice.zone)}
                {route.team !== null && ` · ${route.team.name}`}
              </p>
            </li>
          ))}
        </ul>
        {threads.hasNextPage && (
          <Button disabled={threads.isFetchingNextPage} onClick={() => void threads.fetchNextPage()}>
            Show more conversations
          </Button>
        )}
      </div>
    </Card>
  );
}
