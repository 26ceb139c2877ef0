import type { CampaignVerdict } from '../../../contract/effects';
import { shownVerdict, verdictWords } from '../../lib/verdict-words';
import type { BandVerdict } from '../../ui/charts/band-chip';
import type { PlacedCampaign } from '../../ui/charts/paddling-layout';
import { showsHarm } from '../../ui/harm-chip';

/** Where so many are in view, the narrower bands have no room for a word, and each costs the server a calculation. */
const MAX_ASKED = 24;

/** Campaigns in view whose verdicts are asked for: the widest first, since those have room for it. */
export function campaignsAsked(placed: readonly PlacedCampaign[]): string[] {
  return [...placed]
    .sort((one, other) => other.x1 - other.x0 - (one.x1 - one.x0))
    .slice(0, MAX_ASKED)
    .map(({ campaign }) => campaign.mark.id);
}

/** What is shown at a campaign's band; of one that has not started there is nothing to say yet. */
export function bandVerdicts(items: readonly CampaignVerdict[]): ReadonlyMap<string, BandVerdict> {
  return new Map(
    items
      .filter(({ state }) => state !== 'planned')
      .map((item) => [
        item.campaignId,
        {
          verdict: shownVerdict(item),
          words: verdictWords(item),
          harm: showsHarm(item.counter) ? item.counter : undefined,
        },
      ]),
  );
}
