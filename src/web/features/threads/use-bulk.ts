import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type BulkAction, type BulkOperation, getBulk, startBulk, undoBulk } from '../../../contract/bulk';
import { callEndpoint } from '../../lib/api';
import { showChanged, showMeant } from './thread-change';
import type { ThreadsQuestion } from './threads-query';

/** What is acted on: these threads, or everything a filter finds. */
export type BulkScope = { ids: readonly string[] } | { filter: ThreadsQuestion };

/** Few threads are done at once: one looks soon, then ever less often. */
const POLL_MS = { first: 80, most: 700 };
/** So many actions can be taken back, one after the other. */
const KEPT_ACTIONS = 20;

interface Begun {
  operation: BulkOperation;
  ids: readonly string[] | null;
}

export interface Bulk {
  /** The last action, as far as it has come; `null` before the first, and once it was put away. */
  last: BulkOperation | null;
  /** It was asked to take something back, and nothing stands. */
  hasNothing: boolean;
  error: Error | null;
  pending: boolean;
  start: (scope: BulkScope, action: BulkAction, reason: string | null) => Promise<BulkOperation>;
  /** Takes back the last action that stands, then the one before it, or says that there is none; `false`: one is under way. */
  undo: () => boolean;
  putAway: () => void;
}

/** One thing done to many threads (or to one), how far it has come, and the way to take exactly that back. */
export function useBulk(): Bulk {
  const client = useQueryClient();
  const [standing, setStanding] = useState<readonly Begun[]>([]);
  const [isShown, setShown] = useState(false);
  const [hasNothing, setHasNothing] = useState(false);
  const begun = standing.at(-1) ?? null;
  const followed = useQuery({ ...bulkQuery(begun?.operation.id ?? ''), enabled: begun !== null });
  const newest = begun === null ? null : (followed.data ?? begun.operation);
  const last = isShown ? newest : null;
  const begin = useMutation({
    mutationFn: ({
      scope,
      action,
      reason,
    }: {
      scope: BulkScope;
      action: BulkAction;
      reason: string | null;
    }) => callEndpoint(startBulk, { body: { ...bodyOf(scope), action, reason } }),
    // The rows say at once what is meant; what became of it follows.
    onMutate: ({ scope, action, reason }) => {
      if ('ids' in scope) showMeant(client, scope.ids, action, reason);
    },
    onError: (_error, { scope }) => {
      if ('ids' in scope) void showChanged(client, scope.ids);
    },
    onSuccess: (operation, { scope }) => {
      client.setQueryData(bulkQuery(operation.id).queryKey, operation);
      const ids = 'ids' in scope ? scope.ids : null;
      setStanding((before) => [...before, { operation, ids }].slice(-KEPT_ACTIONS));
      setShown(true);
      setHasNothing(false);
    },
  });
  const takeBack = useMutation({
    mutationFn: (id: string) => callEndpoint(undoBulk, { params: { id } }),
    onSuccess: (operation) => client.setQueryData(bulkQuery(operation.id).queryKey, operation),
  });
  const shown = useRef('');
  const settled = newest && !isUnderWay(newest) ? `${newest.id} ${newest.state}` : '';
  useEffect(() => {
    if (settled === '' || settled === shown.current) return;
    shown.current = settled;
    void showChanged(client, begun?.ids ?? null);
  }, [client, settled, begun]);
  return {
    last,
    hasNothing,
    error: begin.error ?? takeBack.error ?? followed.error,
    pending: begin.isPending || takeBack.isPending,
    start: (scope, action, reason) => begin.mutateAsync({ scope, action, reason }),
    undo: () => {
      if ((newest && isUnderWay(newest)) || takeBack.isPending) return false;
      const isBack = newest?.state === 'undone';
      const target = isBack ? standing.at(-2)?.operation : newest;
      setHasNothing(!target);
      if (!target) return true;
      if (isBack) setStanding(standing.slice(0, -1));
      setShown(true);
      takeBack.mutate(target.id);
      return true;
    },
    putAway: () => {
      begin.reset();
      takeBack.reset();
      setShown(false);
      setHasNothing(false);
    },
  };
}

/** Is it still going through the threads? */
export function isUnderWay({ state }: Pick<BulkOperation, 'state'>): boolean {
  return state === 'running' || state === 'undoing';
}

function bulkQuery(id: string) {
  return queryOptions({
    queryKey: [getBulk.path, id],
    queryFn: ({ signal }) => callEndpoint(getBulk, { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) =>
      state.data && isUnderWay(state.data)
        ? Math.min(POLL_MS.most, POLL_MS.first * state.dataUpdateCount)
        : false,
  });
}

function bodyOf(scope: BulkScope) {
  if ('ids' in scope) return { ids: [...scope.ids] };
  const { sort: _sort, ...filter } = scope.filter;
  return { filter };
}
