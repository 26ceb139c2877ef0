import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouter, useRouterState, useSearch } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { settingsQuery } from '../../lib/settings-query';
import { AuthorHistory } from './author-history';
import { CopyLink } from './copy-link';
import { ThreadConversation } from './thread-conversation';
import { ThreadHistory } from './thread-history';
import { threadQuery } from './thread-query';

/** A conversation: what was said, what we answered and how long that took. */
export function ThreadPage() {
  const { threadId } = useParams({ from: '/threads/$threadId' });
  const { turn } = useSearch({ from: '/threads/$threadId' });
  const thread = useQuery(threadQuery(threadId));
  const zone = useQuery(settingsQuery()).data?.zone;
  const opener = thread.data?.turns.find(({ direction }) => direction === 'inbound');
  return (
    <div className="page">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="m-0">Thread</h1>
        <BackToList />
        <div className="ml-auto flex flex-wrap items-center gap-2">
          {thread.data && <CopyLink threadId={threadId} turn={turn} />}
        </div>
      </div>
      <div className="thread-columns">
        <div className="thread-main">
          <ThreadConversation threadId={threadId} marked={turn} keyed />
        </div>
        {thread.data && zone !== undefined && (
          <div className="thread-side">
            <ThreadHistory threadId={thread.data.id} zone={zone} />
            {opener?.author && (
              <AuthorHistory
                key={opener.id}
                threadId={thread.data.id}
                source={opener.source}
                author={opener.author}
                zone={zone}
              />
            )}
          </div>
        )}
      </div>
    </div>
  );
}

/** To the list: a step back, to the same place in it, for who came from there. */
function BackToList() {
  const router = useRouter();
  const fromList = useRouterState({ select: ({ location }) => location.state.fromThreads === true });
  return (
    <Link
      to="/threads"
      className="inline-flex min-h-8 items-center gap-1 font-medium text-accent no-underline hover:underline"
      onClick={(event) => {
        if (!fromList || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        router.history.back();
      }}
    >
      <ArrowLeft size={14} aria-hidden="true" /> All threads
    </Link>
  );
}
