import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type AlertDetail, actOnAlert, getAlert, listAlerts } from '../../../contract/alerts';
import { type CallParts, callEndpoint } from '../../lib/api';
import type { AlertsSearch } from '../../url-state/alerts-search';

const PAGE_ROWS = 50;

export type AlertAct = NonNullable<Exclude<CallParts<typeof actOnAlert>['body'], Blob>>;

/** Alerts of a state, newest first, a page at a time. */
export function alertsQuery({ state, rule }: Pick<AlertsSearch, 'state' | 'rule'>) {
  const query = {
    state: state === 'all' ? [] : [state],
    rule: rule === null ? [] : [rule],
    limit: PAGE_ROWS,
  };
  return infiniteQueryOptions({
    queryKey: [listAlerts.path, query],
    queryFn: ({ signal, pageParam }) =>
      callEndpoint(listAlerts, {
        query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 60_000,
  });
}

/** One alert with its history and what was sent of it. */
export function alertQuery(id: string) {
  return queryOptions({
    queryKey: [getAlert.path, id],
    queryFn: ({ signal }) => callEndpoint(getAlert, { params: { id }, signal }),
    staleTime: 60_000,
  });
}

/** Does something to an alert; its answer is shown at once, lists and counts are asked again. */
export function useAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: AlertAct }): Promise<AlertDetail> =>
      callEndpoint(actOnAlert, { params: { id }, body }),
    onSuccess: (alert) => {
      client.setQueryData(alertQuery(alert.id).queryKey, alert);
      // Not waited for: the next act, or taking this one back, needs no list.
      void client.invalidateQueries({
        predicate: ({ queryKey }) => /^\/(alerts|alert-counts|alert-rules)$/.test(String(queryKey[0])),
      });
    },
  });
}
