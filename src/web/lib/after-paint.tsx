import { type ReactNode, useDeferredValue } from 'react';

/**
 * Shows what it holds a moment after what stands around it: a page made in one piece keeps a slow phone from answering a
 * tap meanwhile. For what has its place already and moves nothing when it comes.
 */
export function AfterPaint({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) && children;
}
