import { useQueries, useQuery } from '@tanstack/react-query';
import { campaignVerdictsQuery } from '../../lib/campaign-verdicts-query';
import { isMissing } from '../../lib/is-missing';
import type { CompareBy } from '../../url-state/compare-search';
import type { Compared } from './compared';
import { campaignEffectQuery } from './effect-queries';
import { campaignQuery } from './paddling-queries';
import { pledgedMeasure } from './pledged-measure';

/**
 * Campaigns in the order of their ids, each with its effect on one and the same measure, or on what it pledged itself: as is
 * chosen, else as they pledged, `null` until that is known.
 */
export function useCompared(
  ids: readonly string[],
  chosen: CompareBy | null,
): { compared: Compared[]; measure: CompareBy | null } {
  const campaigns = useQueries({ queries: ids.map(campaignQuery) });
  const known = ids.filter((_, index) => campaigns[index]?.data !== undefined);
  const verdicts = useQuery(campaignVerdictsQuery(known));
  const told = known.map((id) => verdicts.data?.items.find(({ campaignId }) => campaignId === id) ?? null);
  // Once all are here or are known not to come, so that it does not change while they come.
  const isSettled =
    !campaigns.some(({ isPending }) => isPending) && (known.length === 0 || !verdicts.isPending);
  const pledged = isSettled ? pledgedMeasure(told.filter((one) => one !== null)) : null;
  const measure = chosen ?? pledged;
  const effects = useQueries({
    queries: ids.map((id) => ({
      ...campaignEffectQuery(id, measure === 'pledged' || measure === null ? {} : { measure }),
      enabled: measure !== null,
    })),
  });
  const compared = ids.map((id, index): Compared => {
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
    if (measure === null || !campaign?.data || !effect?.data || effect.isPlaceholderData) {
      return { id, state: 'loading' };
    }
    return {
      id,
      state: 'known',
      campaign: campaign.data,
      answer: effect.data,
      told: told[known.indexOf(id)] ?? null,
    };
  });
  return { compared, measure };
}
