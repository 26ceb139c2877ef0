import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { type createRoutingRule, listRoutingRules, tryRoutingRule } from '../../../contract/routing';
import { callEndpoint } from '../../lib/api';

/** What a rule looks for and whose it then is, as the API takes it. */
export type WrittenRule = z.input<(typeof createRoutingRule)['body']>;

/** A rule to be tried: at its place where it has one. */
export type TriedRule = z.input<(typeof tryRoutingRule)['body']>;

/** While threads are routed anew, how far that is. */
const REROUTING_POLL_MS = 2000;

/** All rules in their order. */
export function rulesQuery() {
  return queryOptions({
    queryKey: [listRoutingRules.path, null],
    queryFn: ({ signal }) => callEndpoint(listRoutingRules, { signal }),
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data?.rerouting ? REROUTING_POLL_MS : false),
  });
}

/** What a rule would have done to the threads that are here; `null`: it asks for nothing yet. */
export function previewQuery(rule: TriedRule | null) {
  return queryOptions({
    queryKey: [tryRoutingRule.path, rule],
    queryFn: ({ signal }) => callEndpoint(tryRoutingRule, { body: rule as TriedRule, signal }),
    enabled: rule !== null,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

/** One change to the rules; then they are asked again, and so is everything that rests on them. */
export function useRulesChange<Input>(change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) =>
          /^\/(routing-rules|threads|thread-counts|decisions)/.test(String(queryKey[0])),
      }),
  });
}
