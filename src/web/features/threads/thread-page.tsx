import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { isMissing } from '../../lib/is-missing';
import { settingsQuery } from '../../lib/settings-query';
import { topicsQuery } from '../../lib/topics-query';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { CopyLink } from './copy-link';
import { ThreadHead } from './thread-head';
import { threadQuery } from './thread-query';
import { ThreadTurns } from './thread-turns';
import './threads.css';

/** A conversation: what was said, what we answered and how long that took. */
export function ThreadPage() {
  const { threadId } = useParams({ from: '/threads/$threadId' });
  const { turn } = useSearch({ from: '/threads/$threadId' });
  const thread = useQuery(threadQuery(threadId));
  const settings = useQuery(settingsQuery());
  const topics = useQuery(topicsQuery());
  const zone = settings.data?.zone;
  // A time without its zone would be a wrong one.
  const error = thread.error ?? (zone === undefined ? settings.error : null);
  const missing = isMissing(thread.error);
  return (
    <div className="thread-page">
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="m-0 mr-auto">Thread</h1>
        {thread.data && <CopyLink threadId={threadId} turn={turn} />}
      </div>
      {missing && (
        <EmptyState title="There is no such thread.">
          <p className="m-0">Its import may have been taken back, or the address is mistyped.</p>
          <Link to="/" className="font-medium text-accent underline">
            Go to the River
          </Link>
        </EmptyState>
      )}
      {error && !missing && (
        <ProblemNote
          error={error}
          onRetry={() => void (thread.error ? thread.refetch() : settings.refetch())}
        />
      )}
      {!error && (!thread.data || zone === undefined) && <ThreadSkeleton />}
      {thread.data && zone !== undefined && !missing && (
        <section className="thread-card" aria-label="Conversation">
          <ThreadHead thread={thread.data} topics={topics.data?.items ?? []} zone={zone} />
          <ThreadTurns key={threadId} thread={thread.data} zone={zone} marked={turn} />
        </section>
      )}
    </div>
  );
}

function ThreadSkeleton() {
  return (
    <div className="thread-card thread-skeleton" aria-busy="true">
      <span className="sr-only">Loading the thread</span>
      {[70, 88, 54, 76].map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
