import type { CampaignVerdict } from '../../../contract/effects';
import { COMPARED_MEASURES, type CompareBy } from '../../url-state/compare-search';

/**
 * What campaigns are compared by when nothing is chosen: the measure that all pledged; each by its own pledge where they
 * differ, or where all pledged a share, which each takes of a set of its own; volume without a pledge.
 */
export function pledgedMeasure(told: readonly Pick<CampaignVerdict, 'pledge' | 'effect'>[]): CompareBy {
  const pledged = new Set(told.flatMap(({ pledge, effect }) => (pledge ? [effect.measure] : [])));
  if (pledged.size === 0) return 'volume';
  const [only] = pledged.size === 1 ? pledged : [];
  return COMPARED_MEASURES.find((measure) => measure === only) ?? 'pledged';
}
