import { useSyncExternalStore } from 'react';

/** Which river the reader looks at: the sample company's or the real one; `null` leaves it to the server. */
export type RiverChoice = 'sample' | 'real';

const KEY = 'eddyline-river';
const watchers = new Set<() => void>();

/** The river of this page: named in its address (so that a link shows the same), else chosen earlier. */
export function chosenRiver(): RiverChoice | null {
  const named = new URLSearchParams(window.location.search).get('river') ?? remembered();
  return named === 'sample' || named === 'real' ? named : null;
}

/** The same, followed as it changes. */
export function useChosenRiver(): RiverChoice | null {
  return useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, chosenRiver);
}

/** Remembers the choice for this browser and loads a page of it, so that nothing of the other river stays. */
export function switchRiver(river: RiverChoice, to = '/'): void {
  rememberRiver(river);
  window.location.assign(to);
}

/** Looks at the same address in another river. */
export function switchRiverHere(river: RiverChoice): void {
  const here = new URL(window.location.href);
  // What the address names would win over the choice.
  here.searchParams.delete('river');
  switchRiver(river, `${here.pathname}${here.search}`);
}

export function rememberRiver(river: RiverChoice): void {
  try {
    window.localStorage.setItem(KEY, river);
  } catch {
    // Storage is off: the server's own choice stands.
  }
  for (const watcher of watchers) watcher();
}

function remembered(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
