import type { Campaign } from '../../../contract/campaigns';
import type { CampaignEffect, CampaignVerdict } from '../../../contract/effects';

/** One of the campaigns that stand beside each other, as far as it is known. */
export type Compared =
  | { id: string; state: 'loading' }
  | { id: string; state: 'missing' }
  | { id: string; state: 'failed'; error: Error; retry: () => void }
  | ComparedCampaign;

export interface ComparedCampaign {
  id: string;
  state: 'known';
  campaign: Campaign;
  /** Of the measure that all are compared by, or of what it pledged itself. */
  answer: CampaignEffect;
  /** What was pledged and came of it; `null` while that is not known. */
  told: Pick<CampaignVerdict, 'pledge' | 'effect' | 'state' | 'counter'> | null;
}
