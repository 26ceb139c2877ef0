import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type RiverSearch, type RiverUpdate, riverSearchSchema } from './river-search';

/**
 * The River's state as it stands in the URL, and the one way to change it. `replace` leaves no step in the history:
 * for a brush, which moves many times; windows and filters are steps one can go back from.
 */
export function useRiverSearch(): [
  RiverSearch,
  (update: RiverUpdate, options?: { replace: boolean }) => void,
] {
  const raw: unknown = useSearch({ strict: false });
  const search = useMemo(() => riverSearchSchema.parse(raw ?? {}), [raw]);
  const navigate = useNavigate();
  const update = useCallback(
    (change: RiverUpdate, options?: { replace: boolean }) => {
      void navigate({
        to: '/',
        // What is not the River's (which store one looks at) stays as it is.
        search: (current: object) => ({ ...current, ...change(riverSearchSchema.parse(current)) }),
        replace: options?.replace ?? false,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [search, update];
}
