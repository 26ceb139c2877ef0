import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { campaignVerdictsQuery } from '../../lib/campaign-verdicts-query';
import { campaignRows } from './campaign-rows';
import { campaignPagesQuery } from './paddling-queries';

/** The campaigns loaded so far; what came of them is asked for a page at a time, after the page itself. */
export function useCampaignRows() {
  const pages = useInfiniteQuery(campaignPagesQuery());
  const loaded = pages.data?.pages ?? [];
  const verdicts = useQueries({
    queries: loaded.map(({ items }) => campaignVerdictsQuery(items.map(({ id }) => id))),
  });
  const told = useMemo(
    () =>
      new Map(
        verdicts.flatMap(({ data }) => data?.items ?? []).map((item) => [item.campaignId, item] as const),
      ),
    [verdicts],
  );
  return {
    pages,
    rows: loaded.flatMap(({ items }, page) => campaignRows(items, told, verdicts[page]?.isError ?? false)),
    failed: verdicts.filter(({ isError }) => isError),
  };
}
