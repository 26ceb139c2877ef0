import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import type { ThreadItem } from '../../../contract/thread-list';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The thread one stood at in the list. */
    threadAt?: ThreadPlace;
    /** The step before this one is the list. */
    fromThreads?: boolean;
  }
}

/** Where one stands in the list: a thread, its row, and the turn of it that the search found. */
export interface ThreadPlace {
  id: string;
  index: number;
  turn?: string;
}

/** A place is written to the history once one has stood there for a while. */
const SETTLE_MS = 400;

export function placeOf({ id, found }: ThreadItem, index: number): ThreadPlace {
  return { id, index, ...(found ? { turn: found.id } : {}) };
}

/**
 * The place in the list, and how to change it; kept with the step of the history, so that who comes back from a thread
 * stands where they stood, and its thread in the address, so that who is sent that reads the same. Another question begins without a place.
 */
export function useThreadPlace(question: unknown): {
  place: ThreadPlace | null;
  setPlace: (place: ThreadPlace | null) => void;
  /** Opens a thread on its own page; the step back leads to this place. */
  openPage: (place: ThreadPlace) => Promise<void>;
} {
  const kept = useRouterState({ select: ({ location }) => location.state.threadAt });
  const { thread } = useSearch({ from: '/threads' });
  // Who came by the address alone knows which thread, not which row.
  const remembered = kept ?? (thread === null ? undefined : { id: thread, index: -1 });
  const navigate = useNavigate();
  const asked = JSON.stringify(question);
  const [at, setAt] = useState({ asked, place: remembered ?? null });
  if (at.asked !== asked) setAt({ asked, place: null });
  const { place } = at;
  const remember = useCallback(
    (threadAt: ThreadPlace | null) =>
      navigate({
        to: '/threads',
        search: (current: object) => ({ ...current, thread: threadAt?.id ?? null }),
        state: ({ threadAt: _before, ...state }) => (threadAt ? { ...state, threadAt } : state),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  useEffect(() => {
    if (place?.id === remembered?.id) return;
    const timer = setTimeout(() => void remember(place), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [place, remembered, remember]);
  const setPlace = useCallback((next: ThreadPlace | null) => setAt({ asked, place: next }), [asked]);
  const openPage = useCallback(
    async (next: ThreadPlace) => {
      await remember(next);
      await navigate({
        to: '/threads/$threadId',
        params: { threadId: next.id },
        search: next.turn === undefined ? {} : { turn: next.turn },
        state: { fromThreads: true },
      });
    },
    [navigate, remember],
  );
  return { place, setPlace, openPage };
}
