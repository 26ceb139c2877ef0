import type { Campaign } from '../../../contract/campaigns';
import type { CampaignVerdict } from '../../../contract/effects';
import { shownVerdict } from '../../lib/verdict-words';
import type { PaddlingSearch } from '../../url-state/paddling-search';

/** A campaign of the list; what is known of it may still be on its way, or may have failed to come. */
export interface CampaignRow {
  campaign: Campaign;
  told: CampaignVerdict | 'loading' | 'failed';
}

/** Campaigns with what is known of them. */
export function campaignRows(
  campaigns: readonly Campaign[],
  told: ReadonlyMap<string, CampaignVerdict>,
  failed: boolean,
): CampaignRow[] {
  return campaigns.map((campaign) => ({
    campaign,
    told: told.get(campaign.id) ?? (failed ? 'failed' : 'loading'),
  }));
}

/**
 * Rows that pass the filters. Without a filter all do; with one, a row of which nothing is known yet is neither in nor
 * out: `waiting` counts those.
 */
export function filteredRows(
  rows: readonly CampaignRow[],
  { state, verdict }: Pick<PaddlingSearch, 'state' | 'verdict'>,
): { shown: CampaignRow[]; waiting: number } {
  if (state === null && verdict === null) return { shown: [...rows], waiting: 0 };
  const known = rows.filter(({ told }) => typeof told !== 'string');
  const shown = known.filter(({ told }) => {
    if (typeof told === 'string') return false;
    return (
      (state === null || told.state === state) &&
      (verdict === null || (told.state !== 'planned' && shownVerdict(told) === verdict))
    );
  });
  return { shown, waiting: rows.length - known.length };
}
