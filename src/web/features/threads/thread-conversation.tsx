import { useQuery } from '@tanstack/react-query';
import { isMissing } from '../../lib/is-missing';
import { OtherRiverNote } from '../../lib/other-river-note';
import { settingsQuery } from '../../lib/settings-query';
import { topicsQuery } from '../../lib/topics-query';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { ThreadFlaws } from './thread-flaws';
import { ThreadHandled } from './thread-handled';
import { ThreadHead } from './thread-head';
import { threadQuery } from './thread-query';
import { ThreadRoute } from './thread-route';
import { ThreadSkeleton } from './thread-skeleton';
import { ThreadTurns } from './thread-turns';
import { useSeen } from './use-seen';
import './threads.css';

const NO_WORDS: readonly string[] = [];

/** A conversation by its id: what it is, then turn by turn; in words when there is none. */
export function ThreadConversation({
  threadId,
  marked,
  words = NO_WORDS,
  keyed = false,
}: {
  threadId: string;
  marked: string | undefined;
  /** Searched for: marked in what was said. */
  words?: readonly string[];
  /** It stands alone: its keys act. */
  keyed?: boolean;
}) {
  const thread = useQuery(threadQuery(threadId));
  const settings = useQuery(settingsQuery());
  const topics = useQuery(topicsQuery());
  const zone = settings.data?.zone;
  useSeen(thread.data?.id);
  if (isMissing(thread.error)) {
    return (
      <EmptyState title="There is no such thread.">
        <p className="m-0">Its import may have been taken back, or the address is mistyped.</p>
        <OtherRiverNote />
      </EmptyState>
    );
  }
  // A time without its zone would be a wrong one.
  const error = thread.error ?? (zone === undefined ? settings.error : null);
  return (
    <>
      {error && (
        <ProblemNote
          error={error}
          onRetry={() => void (thread.error ? thread.refetch() : settings.refetch())}
        />
      )}
      {!error && (!thread.data || zone === undefined) && <ThreadSkeleton />}
      {thread.data && zone !== undefined && (
        <section className="thread-card" aria-label="Conversation">
          <ThreadHead thread={thread.data} topics={topics.data?.items ?? []} zone={zone} />
          <ThreadRoute thread={thread.data} />
          <ThreadHandled thread={thread.data} zone={zone} keyed={keyed} />
          <ThreadFlaws thread={thread.data} keyed={keyed} />
          <ThreadTurns key={threadId} thread={thread.data} words={words} zone={zone} marked={marked} />
        </section>
      )}
    </>
  );
}
