import type { PledgeMeasure } from '../../../contract/pledge-measures';
import type { Pledge } from '../../../contract/pledges';
import { capitalised, MEASURE_WORDS, measuredWords } from '../../lib/measure-words';
import { formatCount } from '../../ui/charts/number-format';

export { capitalised, MEASURE_WORDS, measuredWords };

/** Does a change of this measure count in points, or in percent of what was expected? */
export function unitOf(measure: PledgeMeasure): 'points' | 'percent' {
  return measure === 'net-sentiment' || measure === 'share-of-voice' ? 'points' : 'percent';
}

type Target = Pick<Pledge, 'measure' | 'topic' | 'among' | 'direction'>;

/** `positive mentions about Speed and data up`. */
export function targetWords(target: Target, topicName: (id: string) => string): string {
  const nameOf = (id: string | null) => (id === null ? null : topicName(id));
  return `${measuredWords(target.measure, nameOf(target.topic), nameOf(target.among))} ${target.direction}`;
}

/** The pledge as a sentence: `Positive mentions about Speed and data up by at least 15 %.` */
export function pledgeSentence(
  pledge: Target & Pick<Pledge, 'smallestChange'>,
  topicName: (id: string) => string,
): string {
  const unit = unitOf(pledge.measure) === 'points' ? ' points' : ' %';
  const words = targetWords(pledge, topicName);
  return `${capitalised(words)} by at least ${formatCount(pledge.smallestChange)}${unit}.`;
}

/** A field of a sealed document in the words of the form. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  measure: 'measure',
  topic: 'topic',
  among: 'set it is a share of',
  direction: 'direction',
  smallestChange: 'smallest change worth having',
  baselineDays: 'days of baseline',
  checkAt: 'check date',
  counter: 'counter-current',
  startAt: 'start of the flight',
  endExclusive: 'end of the flight',
};
