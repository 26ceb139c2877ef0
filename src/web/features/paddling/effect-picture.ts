import type { EffectAnswer } from '../../../contract/effects';
import type { PictureWords } from '../../ui/charts/chart-picture';
import { formatInstant, formatSpan } from '../../ui/charts/time-format';
import type { ShownDay } from './effect-days';
import { effectSentence, subjectWords } from './effect-words';

/** What is printed on a picture of the chart: campaign, measure, the finding in words, sources, zone and method. */
export function effectPictureWords(
  campaign: string,
  answer: EffectAnswer,
  days: readonly ShownDay[],
): PictureWords {
  const { effect, zone, sources, control } = answer;
  const span = { startMs: days[0]?.startMs ?? 0, endExclusiveMs: days.at(-1)?.endExclusiveMs ?? 0 };
  const { before, stressed, after } = effectSentence(effect);
  const refused = effect.verdict === 'not enough data';
  const read = sources.read.length === 0 ? 'no source' : `sources: ${sources.read.join(', ')}`;
  const leftOut = sources.leftOut.length === 0 ? '' : `, left out: ${sources.leftOut.join(', ')}`;
  return {
    title: `${campaign}: ${subjectWords(effect)}`,
    lines: [
      refused
        ? `Nothing can be said: ${effect.reasons.join(' ')}`
        : `${before}${stressed}${after} Verdict: ${effect.verdict}.`,
      `${formatSpan(span, zone)}, by day, ${zone}${control ? `; ${control.name} taken into account` : ''}`,
      refused
        ? 'solid: observed'
        : 'solid: observed; dashed: expected, with bands of 50, 80 and 95 %, the narrowest darkest',
    ],
    foot: `Eddyline · ${read}${leftOut} · ${effect.version} · drawn ${formatInstant(Date.parse(answer.computedAt), zone)}`,
  };
}
