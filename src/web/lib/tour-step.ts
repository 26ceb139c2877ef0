import { useSyncExternalStore } from 'react';

const KEY = 'eddyline-tour';
const watchers = new Set<() => void>();
/** Where the tour stands when the browser keeps nothing. */
let unkept: number | null = null;

/** The step of the tour this tab stands at, from 0; `null`: no tour is on. It goes on through a load of the page. */
export function useTourStep(): number | null {
  return useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, tourStep);
}

/** Begins the tour, moves it, or ends it with `null`. */
export function setTourStep(step: number | null): void {
  unkept = step;
  try {
    if (step === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, String(step));
  } catch {
    // Storage is off: it ends with a load of the page.
  }
  for (const watcher of watchers) watcher();
}

function tourStep(): number | null {
  try {
    const kept = sessionStorage.getItem(KEY);
    return kept !== null && /^\d$/.test(kept) ? Number(kept) : null;
  } catch {
    return unkept;
  }
}
