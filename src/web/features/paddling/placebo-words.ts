import type { EffectReading } from '../../../contract/effects';
import { doubtWords } from '../../../domain/effect/effect-words';
import { formatQuantity } from '../../ui/charts/number-format';

/** What windows without an effect say, or why none are shown. */
export function placeboWords({ placebo, verdict }: Pick<EffectReading, 'placebo' | 'verdict'>): string {
  if (verdict === 'not enough data') return 'No placebo test: nothing can be said of the campaign itself.';
  if (!placebo) return 'No placebo test was made for this measure.';
  if (!placebo.effects || placebo.asFar === null) {
    return `No placebo test: the baseline has room for ${formatQuantity(placebo.windows, 'window')} of this length, too few to be a yardstick.`;
  }
  const windows = formatQuantity(placebo.effects.length, 'window');
  return `Tried on ${windows} before the start, where nothing began, the same method found an effect that runs as far in ${placebo.asFar === 0 ? 'none' : placebo.asFar} of them.${doubtWords(placebo.asFar, placebo.effects.length)}`;
}
