import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type ThreadsSearch, type ThreadsUpdate, threadsSearchSchema } from '../../url-state/threads-search';

/**
 * The list's state as it stands in the URL, and the one way to change it. `replace` leaves no step in the history: for
 * words, which change with each key.
 */
export function useThreadsSearch(): [
  ThreadsSearch,
  (update: ThreadsUpdate, options?: { replace: boolean }) => void,
] {
  const search = useSearch({ from: '/threads' });
  const navigate = useNavigate();
  const update = useCallback(
    (change: ThreadsUpdate, options?: { replace: boolean }) => {
      void navigate({
        to: '/threads',
        // Another list begins without an open thread.
        search: (current: object) => ({
          ...current,
          ...change(threadsSearchSchema.parse(current)),
          thread: null,
        }),
        replace: options?.replace ?? false,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [search, update];
}
