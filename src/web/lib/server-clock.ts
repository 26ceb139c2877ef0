import { useSyncExternalStore } from 'react';

/** What lies between a request and its answer is no difference of clocks. */
const TOLERATED_MS = 2000;

let aheadMs = 0;
const listeners = new Set<() => void>();

/** Takes note of what time it is for the server: ages are told by its clock, not by that of the reader's machine. */
export function noteServerTime(at: string): void {
  const measuredMs = Date.parse(at) - Date.now();
  if (Number.isNaN(measuredMs) || Math.abs(measuredMs - aheadMs) < TOLERATED_MS) return;
  aheadMs = measuredMs;
  for (const tell of listeners) tell();
}

/** The server's time now; the browser's own until the server has said its. */
export function serverNowMs(): number {
  return Date.now() + aheadMs;
}

/** How far the server's clock is ahead of the browser's; draws anew when that is learnt. */
export function useServerAheadMs(): number {
  return useSyncExternalStore(subscribe, () => aheadMs);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
