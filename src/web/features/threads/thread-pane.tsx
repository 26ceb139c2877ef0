import { Maximize2 } from 'lucide-react';
import { lazy, type RefObject, Suspense, useEffect } from 'react';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { CopyLink } from './copy-link';
import { ThreadSkeleton } from './thread-skeleton';
import type { ThreadPlace } from './use-thread-place';

const conversationCode = () => import('./thread-conversation');
const ThreadConversation = lazy(async () => ({ default: (await conversationCode()).ThreadConversation }));

/** The conversation one stands at, beside the list; it scrolls by itself. */
export function ThreadPane({
  place,
  words,
  coveredPx,
  paneRef,
  onOpenPage,
}: {
  place: ThreadPlace | null;
  words: readonly string[];
  coveredPx: number;
  paneRef: RefObject<HTMLElement | null>;
  onOpenPage: (place: ThreadPlace) => Promise<void>;
}) {
  // The list comes first; whoever chooses from it finds this there.
  useEffect(() => void conversationCode(), []);
  return (
    <aside
      ref={paneRef}
      className="threads-pane"
      aria-label="Thread beside the list"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
      tabIndex={0}
      data-scrolls="turns"
      style={{ top: coveredPx + 8, maxHeight: `calc(100dvh - ${coveredPx + 16}px)` }}
    >
      {place === null ? (
        <EmptyState title="Choose a thread to read it here.">
          <p className="m-0">
            <kbd>j</kbd> and <kbd>k</kbd> walk the list, <kbd>?</kbd> shows all keys.
          </p>
        </EmptyState>
      ) : (
        <>
          <div className="threads-pane-head">
            <CopyLink key={place.id} threadId={place.id} turn={undefined} />
            <Button onClick={() => void onOpenPage(place)}>
              <Maximize2 size={14} aria-hidden="true" /> Open
            </Button>
          </div>
          <Suspense fallback={<ThreadSkeleton />}>
            <ThreadConversation key={place.id} threadId={place.id} marked={place.turn} words={words} />
          </Suspense>
        </>
      )}
    </aside>
  );
}
