import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { endpointUrl } from './api';
import type { RiverChoice } from './river-choice';

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline';

/** Which answers an event makes old, by the path they came from. */
const OUTDATED: Record<string, readonly string[]> = {
  currents: ['/currents', '/catalogue', '/health'],
  marks: ['/marks', '/campaigns', '/campaigns/{id}'],
  settings: ['/settings', '/currents'],
  import: ['/imports', '/imports/{id}', '/health'],
};
/** A burst of events (an import tells of each batch) asks again once in this time. */
const COALESCE_MS = 500;
const RETRY_MS = 2000;
/** So many failures in a row are no hiccup any more. */
const OFFLINE_AFTER = 3;

let state: LiveState = 'connecting';
const watchers = new Set<() => void>();

function setState(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const watcher of watchers) watcher();
}

/** Is the page told of changes as they happen? */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
}

/** Keeps the page's answers of a river fresh from the server's event stream while mounted. */
export function useLiveStream(client: QueryClient, river: RiverChoice | null): void {
  const opened = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address of the stream holds the river
  useEffect(() => {
    const catchUp = opened.current;
    opened.current = true;
    return followStream(client, { catchUp });
  }, [client, river]);
}

/**
 * Opens the event stream and asks again for what its events make old, at most once in half a second and never while the
 * last asking is still under way. Keeps trying when the line breaks, and then asks for everything; `catchUp`: also when it
 * first opens, since another stream was followed before. Answers how to stop.
 */
export function followStream(client: QueryClient, { catchUp }: { catchUp: boolean }): () => void {
  const outdated = new Set<string>();
  let source: EventSource | null = null;
  let flushTimer: ReturnType<typeof setTimeout> | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let failures = 0;
  let missedSome = catchUp;

  const flush = async () => {
    flushTimer = undefined;
    const paths = new Set(outdated);
    outdated.clear();
    // Asking again before the answer is there would throw it away: under a storm none would ever arrive.
    asking = true;
    await client.invalidateQueries({ predicate: ({ queryKey }) => paths.has(String(queryKey[0])) });
    asking = false;
    if (outdated.size > 0) schedule();
  };
  const schedule = () => {
    if (!asking) flushTimer ??= setTimeout(() => void flush(), COALESCE_MS);
  };
  const open = () => {
    const opened = new EventSource(endpointUrl({ path: '/stream' }, undefined, undefined));
    source = opened;
    opened.onopen = () => {
      // What happened while the line was down is unknown.
      if (missedSome) void client.invalidateQueries();
      missedSome = false;
      failures = 0;
      setState('live');
    };
    opened.onerror = () => {
      failures += 1;
      missedSome = true;
      setState(failures < OFFLINE_AFTER ? 'reconnecting' : 'offline');
      // The browser tries again after a broken line, but gives up for good on an answer such as 503.
      if (opened.readyState === EventSource.CLOSED) retryTimer = setTimeout(open, RETRY_MS);
    };
    for (const [name, paths] of Object.entries(OUTDATED)) {
      opened.addEventListener(name, () => {
        for (const path of paths) outdated.add(path);
        schedule();
      });
    }
  };
  open();
  return () => {
    source?.close();
    clearTimeout(flushTimer);
    clearTimeout(retryTimer);
    outdated.clear();
  };
}
