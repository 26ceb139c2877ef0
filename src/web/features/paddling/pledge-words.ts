import type { PledgeMeasure } from '../../../contract/pledge-measures';
import type { Pledge } from '../../../contract/pledges';
import { MEASURE_WORDS, measuredWords, readingWords } from '../../../domain/effect/measured-words';
import { capitalised } from '../../lib/capitalised';
import { formatCount } from '../../ui/charts/number-format';

export { capitalised, MEASURE_WORDS, readingWords };

/** Where what a rate is held against is chosen beside it. */
export const CHOICE_WORDS: Readonly<Record<PledgeMeasure, string>> = {
  ...MEASURE_WORDS,
  'complaint-rate': 'complaint rate, per 1,000',
};

/** Does a change of this measure count in points, or in percent of what was expected? */
export function unitOf(measure: PledgeMeasure): 'points' | 'percent' {
  return measure === 'net-sentiment' || measure === 'share-of-voice' ? 'points' : 'percent';
}

type Target = Pick<Pledge, 'measure' | 'topic' | 'among' | 'per' | 'direction'>;

/** Names of what is known by id. */
export interface NameOf {
  topic: (id: string) => string;
  series: (id: string) => string;
}

/** `positive mentions about Speed and data up`. */
export function targetWords(target: Target, { topic, series }: NameOf): string {
  const of = (id: string | null) => (id === null ? null : topic(id));
  const per = target.per === null ? null : series(target.per);
  const words = measuredWords({
    measure: target.measure,
    topic: of(target.topic),
    among: of(target.among),
    per,
  });
  return `${words} ${target.direction}`;
}

/** The pledge as a sentence: `Positive mentions about Speed and data up by at least 15 %.` */
export function pledgeSentence(pledge: Target & Pick<Pledge, 'smallestChange'>, names: NameOf): string {
  const unit = unitOf(pledge.measure) === 'points' ? ' points' : ' %';
  const words = targetWords(pledge, names);
  return `${capitalised(words)} by at least ${formatCount(pledge.smallestChange)}${unit}.`;
}

/** A field of a sealed document in the words of the form. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  measure: 'measure',
  topic: 'topic',
  among: 'set it is a share of',
  per: 'series it is per 1,000 of',
  direction: 'direction',
  smallestChange: 'smallest change worth having',
  baselineDays: 'days of baseline',
  checkAt: 'check date',
  counter: 'counter-current',
  startAt: 'start of the flight',
  endExclusive: 'end of the flight',
};
