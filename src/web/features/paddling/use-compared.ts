import { useQueries, useQuery } from '@tanstack/react-query';
import { campaignVerdictsQuery } from '../../lib/campaign-verdicts-query';
import { isMissing } from '../../lib/is-missing';
import type { ComparedMeasure } from '../../url-state/compare-search';
import type { Compared } from './compared';
import { campaignEffectQuery } from './effect-queries';
import { campaignQuery } from './paddling-queries';

/** Campaigns in the order of their ids, each with its effect on one and the same measure. */
export function useCompared(ids: readonly string[], measure: ComparedMeasure): Compared[] {
  const campaigns = useQueries({ queries: ids.map(campaignQuery) });
  const effects = useQueries({ queries: ids.map((id) => campaignEffectQuery(id, { measure })) });
  const known = ids.filter((_, index) => campaigns[index]?.data !== undefined);
  const verdicts = useQuery(campaignVerdictsQuery(known));
  return ids.map((id, index): Compared => {
    const [campaign, effect] = [campaigns[index], effects[index]];
    if (isMissing(campaign?.error ?? null)) return { id, state: 'missing' };
    const error = campaign?.error ?? effect?.error;
    if (error) {
      return {
        id,
        state: 'failed',
        error,
        retry: () => {
          void campaign?.refetch();
          void effect?.refetch();
        },
      };
    }
    // Of another measure than the one that is asked for nothing stands in: all would have to change at once.
    if (!campaign?.data || !effect?.data || effect.isPlaceholderData) return { id, state: 'loading' };
    const told = verdicts.data?.items.find(({ campaignId }) => campaignId === id) ?? null;
    return { id, state: 'known', campaign: campaign.data, answer: effect.data, told };
  });
}
