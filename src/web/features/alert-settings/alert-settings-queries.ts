import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { getMailServer, listAlertChannels, listAlertDeliveries } from '../../../contract/alert-channels';
import { type createAlertRule, replayAlertRule } from '../../../contract/alert-rules';
import { listMutes } from '../../../contract/alerts';
import { callEndpoint } from '../../lib/api';

/** A rule as the API takes it. */
export type WrittenRule = z.input<(typeof createAlertRule)['body']>;

const STALE_MS = 60_000;

/** What a rule would have raised over the last days; `null`: it is not asked for yet. */
export function replayQuery(asked: Pick<WrittenRule, 'looksFor' | 'tellExpected'> & { days: number }) {
  return queryOptions({
    queryKey: [replayAlertRule.path, asked],
    queryFn: ({ signal }) => callEndpoint(replayAlertRule, { body: asked, signal }),
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
}

export function channelsQuery() {
  return queryOptions({
    queryKey: [listAlertChannels.path, null],
    queryFn: ({ signal }) => callEndpoint(listAlertChannels, { signal }),
    staleTime: STALE_MS,
  });
}

export function mailServerQuery() {
  return queryOptions({
    queryKey: [getMailServer.path, null],
    queryFn: ({ signal }) => callEndpoint(getMailServer, { signal }),
    staleTime: STALE_MS,
  });
}

export function deliveriesQuery() {
  return queryOptions({
    queryKey: [listAlertDeliveries.path, null],
    queryFn: ({ signal }) => callEndpoint(listAlertDeliveries, { signal }),
    staleTime: STALE_MS,
  });
}

export function mutesQuery() {
  return queryOptions({
    queryKey: [listMutes.path, null],
    queryFn: ({ signal }) => callEndpoint(listMutes, { signal }),
    staleTime: STALE_MS,
  });
}

/** One change to rules, channels or mutes; then all of them are asked again. */
export function useAlertChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) =>
          /^\/alert(s|-counts|-rules|-channels|-deliveries|-mutes|-mail)?$/.test(String(queryKey[0])),
      }),
  });
}
