import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import { getCatalogue } from '../../../contract/catalogue';
import { listAttributionRules, listReactions } from '../../../contract/reactions';
import { callEndpoint } from '../../lib/api';
import type { ReactionChoice } from '../../url-state/campaign-search';

const MINUTE_MS = 60_000;
const BUILDING_MS = 1500;
const PAGE = 20;

/** The rules of a campaign; asked again while one of them still reads history. */
export function rulesQuery(campaignId: string) {
  return queryOptions({
    queryKey: [listAttributionRules.path, campaignId],
    queryFn: ({ signal }) => callEndpoint(listAttributionRules, { params: { id: campaignId }, signal }),
    staleTime: MINUTE_MS,
    refetchInterval: ({ state }) =>
      state.data?.items.some((rule) => rule.state === 'building') ? BUILDING_MS : false,
  });
}

/** Reactions to a campaign, newest first, a page at a time. */
export function reactionsQuery(campaignId: string, choice: ReactionChoice) {
  const { rule, sentiment, source, lang, choice: chosen } = choice;
  const filter = {
    ...(rule === null ? {} : { rule }),
    ...(sentiment === null ? {} : { sentiment }),
    ...(source === null ? {} : { source }),
    ...(lang === null ? {} : { lang }),
    ...(chosen === null ? {} : { choice: chosen }),
  };
  return infiniteQueryOptions({
    queryKey: [listReactions.path, campaignId, filter],
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listReactions, {
        params: { id: campaignId },
        query: { ...filter, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}

/** Sources and languages there are to choose from. */
export function reactionPlacesQuery() {
  return queryOptions({
    queryKey: [getCatalogue.path],
    queryFn: ({ signal }) => callEndpoint(getCatalogue, { signal }),
    staleTime: MINUTE_MS,
  });
}

/** Asks again for rules and reactions, whatever campaign they are of. */
export async function refreshReactions(client: QueryClient): Promise<void> {
  const paths = [listAttributionRules.path, listReactions.path];
  await Promise.all(paths.map((path) => client.invalidateQueries({ queryKey: [path] })));
}
