import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { endpointUrl } from './api';

export type LiveState = 'connecting' | 'live' | 'lost';

/** Which answers an event makes old, by the path they came from. */
const OUTDATED: Record<string, readonly string[]> = {
  currents: ['/currents', '/catalogue', '/health'],
  marks: ['/marks', '/campaigns', '/campaigns/{id}'],
  settings: ['/settings', '/currents'],
  import: ['/imports', '/imports/{id}', '/health'],
};
/** A burst of events (an import tells of each batch) asks again once in this time. */
const COALESCE_MS = 500;

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

/** Keeps the page's answers fresh from the server's event stream while mounted; the browser reconnects by itself. */
export function useLiveStream(client: QueryClient): void {
  useEffect(() => {
    const source = new EventSource(endpointUrl({ path: '/stream' }, undefined, undefined));
    const outdated = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const flush = () => {
      timer = null;
      void client.invalidateQueries({ predicate: ({ queryKey }) => outdated.has(String(queryKey[0])) });
      outdated.clear();
    };
    source.onopen = () => {
      // What happened while the line was down is unknown: everything shown is asked for again.
      if (state === 'lost') void client.invalidateQueries();
      setState('live');
    };
    source.onerror = () => setState('lost');
    for (const [name, paths] of Object.entries(OUTDATED)) {
      source.addEventListener(name, () => {
        for (const path of paths) outdated.add(path);
        timer ??= setTimeout(flush, COALESCE_MS);
      });
    }
    return () => {
      source.close();
      if (timer) clearTimeout(timer);
    };
  }, [client]);
}
