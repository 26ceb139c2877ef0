import { useSyncExternalStore } from 'react';

/** Where the reader points: a bucket, and the stretch being brushed (bucket indices, both included). */
export interface CursorState {
  index: number | null;
  brush: { anchor: number; head: number } | null;
}

/**
 * The cursor lives outside of React's tree of the chart: moving it renders the line and the read-out, and nothing else.
 */
export interface CursorStore {
  get: () => CursorState;
  set: (next: Partial<CursorState>) => void;
  subscribe: (listener: () => void) => () => void;
}

/** A store with nothing pointed at. */
export function createCursorStore(): CursorStore {
  let state: CursorState = { index: null, brush: null };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (next) => {
      const index = next.index === undefined ? state.index : next.index;
      const brush = next.brush === undefined ? state.brush : next.brush;
      if (index === state.index && brush === state.brush) return;
      state = { index, brush };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The cursor's state, for the few components that follow it. */
export function useCursor(store: CursorStore): CursorState {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** What a key does to the cursor among `count` buckets; `null` for a key that is not the chart's. */
export function cursorAfterKey(
  state: CursorState,
  key: string,
  shift: boolean,
  count: number,
): CursorState | null {
  if (count === 0) return null;
  const last = count - 1;
  const from = state.index ?? (key === 'ArrowRight' ? -1 : count);
  const clamp = (index: number) => Math.min(last, Math.max(0, index));
  const page = Math.max(1, Math.round(count / 10));
  const target = {
    ArrowLeft: clamp(from - 1),
    ArrowRight: clamp(from + 1),
    PageUp: clamp(from - page),
    PageDown: clamp(from + page),
    Home: 0,
    End: last,
  }[key];
  if (target === undefined) return null;
  if (!shift) return { index: target, brush: null };
  const anchor = state.brush?.anchor ?? state.index ?? target;
  return { index: target, brush: { anchor, head: target } };
}
