import type { EffectReading } from '../../../contract/effects';
import { VerdictChip } from '../../ui/verdict-chip';
import {
  averageWords,
  cumulativeWords,
  effectSentence,
  subjectWords,
  tied,
  withoutWords,
} from './effect-words';
import { SpikeLine } from './spike-line';

/** An effect in words: a sentence with its verdict and the figures behind it, or why there is none. */
export function EffectWords({ effect, size = 'large' }: { effect: EffectReading; size?: 'large' | 'small' }) {
  if (effect.verdict === 'not enough data') return <Refusal effect={effect} size={size} />;
  const { before, stressed, after } = effectSentence(effect);
  const sum = cumulativeWords(effect);
  return (
    <>
      <p className="effect-sentence" data-size={size}>
        {before}
        {stressed && <strong>{stressed}</strong>}
        {after} <VerdictChip verdict={effect.verdict} />
      </p>
      {effect.observed !== null && effect.expected !== null && (
        <p className="effect-line">
          Observed <b>{averageWords(effect, effect.observed)}</b>, expected{' '}
          <b>{averageWords(effect, effect.expected)}</b>
          {withoutWords(effect)}
          {sum && `; ${sum}`}. In brackets: {Math.round(effect.level * 100)} % intervals.
        </p>
      )}
      {effect.reasons.map((reason) => (
        <p key={reason} className="effect-line">
          {reason}
        </p>
      ))}
    </>
  );
}

/** No number, no band: why nothing is said, and what would have to be there. */
function Refusal({ effect, size }: { effect: EffectReading; size: 'large' | 'small' }) {
  if (effect.overlapping.length > 0) return <Shared effect={effect} size={size} />;
  return (
    <>
      <p className="effect-sentence" data-size={size}>
        {subjectWords(effect)}: nothing can be said. <VerdictChip verdict={effect.verdict} />
      </p>
      {effect.reasons.map((reason) => (
        <p key={reason} className="effect-line">
          {reason}
        </p>
      ))}
      {effect.needs && (
        <p className="effect-line">
          <b>What it would take:</b> {effect.needs}
        </p>
      )}
    </>
  );
}

/** Others ran at the same time: how much there was is said first, and that it is not known whose it was. */
function Shared({ effect, size }: { effect: EffectReading; size: 'large' | 'small' }) {
  const { together } = effect;
  return (
    <>
      <p className="effect-sentence" data-size={size}>
        {subjectWords(effect)} {together && <>{tied(together.words)}. Whose that was </>}
        {effect.words}. <VerdictChip verdict={effect.verdict} isShared />
      </p>
      {together && (
        <p className="effect-line">
          Observed <b>{averageWords(effect, together.observed)}</b>, expected{' '}
          <b>{averageWords(effect, together.expected)}</b>
          {withoutWords(effect)}. That is what happened in these days, not what either of them did.
        </p>
      )}
      {size === 'large' && <SpikeLine effect={effect} />}
      {effect.reasons.map((reason) => (
        <p key={reason} className="effect-line">
          {reason}
        </p>
      ))}
    </>
  );
}
