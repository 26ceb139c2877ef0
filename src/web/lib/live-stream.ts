import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { endpointUrl } from './api';
import type { RiverChoice } from './river-choice';

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline';

/** Of threads; not the list, whose rows stay where they are until the reader asks for newer ones. */
const THREADS = [
  '/thread-counts',
  '/thread-labels',
  '/threads/{id}',
  '/threads/{id}/history',
  '/reply-times',
  '/decisions',
];
/** Wait for nothing but the next look: following every complaint anew for each batch would cost more than it tells. */
const FLOW = ['/flow', '/flow/people'];
const EFFECTS = ['/campaigns/{id}/effect', '/campaign-verdicts', '/marks/{id}/effect'];
const REACTIONS = ['/campaigns/{id}/rules', '/campaigns/{id}/reactions'];
/** Which answers an event makes old, by the path they came from. */
const OUTDATED: Record<string, readonly string[]> = {
  currents: [
    '/currents',
    '/catalogue',
    '/health',
    '/topics/movers',
    '/brief',
    '/voices/sample',
    ...THREADS,
    ...REACTIONS,
  ],
  threads: [...THREADS, ...FLOW, '/routing-rules'],
  reactions: REACTIONS,
  exposures: ['/exposures', '/flaws/{id}', ...EFFECTS],
  marks: ['/marks', '/campaigns', '/campaigns/{id}', '/posts', '/topics/movers', '/campaigns/{id}/pledge'],
  voices: ['/voices', '/voices/{id}'],
  settings: ['/settings', '/currents', '/flow'],
  topics: ['/topics', '/topics/movers', '/teams', '/people', ...REACTIONS],
  import: ['/imports', '/imports/{id}', '/health'],
  flaw: [
    '/flaws',
    '/flaws/{id}',
    '/flaws/{id}/series',
    '/flaws/{id}/evidence',
    '/flaws/{id}/people',
    '/flaws/{id}/history',
    '/flaw-proposals',
    '/flaws/{id}/told',
    ...FLOW,
  ],
  notice: ['/notices'],
  alert: [
    '/alerts',
    '/alerts/{id}',
    '/alert-counts',
    '/alert-rules',
    '/alert-channels',
    '/alert-deliveries',
    '/alert-mutes',
    '/digests',
  ],
  boards: ['/boards', '/boards/{id}', '/digests'],
  views: ['/views'],
};
/** A burst of events (an import tells of each batch) asks again once in this time. */
const COALESCE_MS = 500;
const RETRY_MS = 2000;
/** So many failures in a row are no hiccup any more. */
const OFFLINE_AFTER = 3;
/** The server's heartbeats cannot be seen from here: after so long a silence it is asked whether it is there. */
const SILENCE_MS = 60_000;
/** Whoever opened the page longer ago asks everything again anyway. */
const WITHIN_MS = 3_600_000;
const WATCH_MS = 5000;
const ANSWER_MS = 10_000;

let state: LiveState = 'connecting';
let heardMs = 0;
const watchers = new Set<() => void>();

function setState(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const watcher of watchers) watcher();
}

/** When the server was last heard of: what the page shows is no newer. 0: never yet. */
export function lastHeardMs(): number {
  return heardMs;
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
 * last asking is still under way. What changed between the page's first question and the opening of the stream is asked
 * again, too. Keeps trying when the line breaks, and then asks for everything; `catchUp`: also when it
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
  const heard = () => {
    heardMs = Date.now();
  };
  const open = () => {
    const within = Math.min(WITHIN_MS, Math.ceil(performance.now()));
    const opened = new EventSource(endpointUrl({ path: '/stream' }, undefined, { within }));
    source = opened;
    opened.onopen = () => {
      // What happened while the line was down is unknown.
      if (missedSome) void client.invalidateQueries();
      missedSome = false;
      failures = 0;
      heard();
      setState('live');
    };
    opened.onerror = () => {
      failures += 1;
      missedSome = true;
      setState(failures < OFFLINE_AFTER ? 'reconnecting' : 'offline');
      // The browser tries again after a broken line, but gives up for good on an answer such as 503.
      if (opened.readyState === EventSource.CLOSED) retryTimer = setTimeout(open, RETRY_MS);
    };
    opened.addEventListener('missed', () => {
      heard();
      void client.invalidateQueries();
    });
    for (const [name, paths] of Object.entries(OUTDATED)) {
      opened.addEventListener(name, () => {
        heard();
        for (const path of paths) outdated.add(path);
        schedule();
      });
    }
  };
  const reopen = () => {
    clearTimeout(retryTimer);
    source?.close();
    missedSome = true;
    open();
  };
  const check = async () => {
    const silent = source;
    if (await isThere()) return heard();
    // Another stream is followed by now, or this one was stopped.
    if (source !== silent || silent === null) return;
    failures = OFFLINE_AFTER;
    setState('offline');
    reopen();
  };
  const watch = () => {
    if (state === 'live' && Date.now() - heardMs >= SILENCE_MS) void check();
  };
  const checkNow = () => void check();
  const watchTimer = setInterval(watch, WATCH_MS);
  window.addEventListener('offline', checkNow);
  window.addEventListener('online', reopen);
  open();
  return () => {
    clearInterval(watchTimer);
    window.removeEventListener('offline', checkNow);
    window.removeEventListener('online', reopen);
    source?.close();
    source = null;
    clearTimeout(flushTimer);
    clearTimeout(retryTimer);
    outdated.clear();
  };
}

async function isThere(): Promise<boolean> {
  try {
    const address = endpointUrl({ path: '/health' }, undefined, undefined);
    return (await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) })).ok;
  } catch {
    return false;
  }
}
