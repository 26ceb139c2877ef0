import type { CampaignVerdict } from '../../../contract/effects';
import { COMPARED_MEASURES, type ComparedMeasure } from '../../url-state/compare-search';

/** What most of some campaigns pledged to move, the first of them where several are as many; volume without a pledge. */
export function pledgedMeasure(told: readonly Pick<CampaignVerdict, 'pledge' | 'effect'>[]): ComparedMeasure {
  const pledged = told.flatMap(({ pledge, effect }) => (pledge ? [effect.measure] : []));
  const timesOf = (measure: ComparedMeasure) => pledged.filter((one) => one === measure).length;
  const first = (measure: ComparedMeasure) => pledged.indexOf(measure);
  const [most] = COMPARED_MEASURES.filter((measure) => timesOf(measure) > 0).sort(
    (a, b) => timesOf(b) - timesOf(a) || first(a) - first(b),
  );
  return most ?? 'volume';
}
