import { useEffect } from 'react';
import { seeThread } from '../../../contract/flow';
import { useActor } from '../../lib/actor';
import { callEndpoint } from '../../lib/api';

/** Who walks through a list has not read what flew by. */
const READ_MS = 1500;

/** Notes that the team of whoever acts here has seen a conversation, once it has been open for a moment. */
export function useSeen(threadId: string | undefined): void {
  const actor = useActor();
  useEffect(() => {
    if (threadId === undefined || actor === null) return;
    const timer = setTimeout(() => {
      // A note that is lost is made the next time somebody looks.
      void callEndpoint(seeThread, { params: { id: threadId } }).catch(() => {});
    }, READ_MS);
    return () => clearTimeout(timer);
  }, [threadId, actor]);
}
