import type { Pledge, PledgeMeasure } from '../../../contract/pledges';
import { formatCount } from '../../ui/charts/number-format';

export const MEASURE_WORDS: Record<PledgeMeasure, string> = {
  volume: 'mentions',
  positive: 'positive mentions',
  negative: 'negative mentions',
  complaints: 'complaints',
  'complaint-rate': 'complaints per 1,000 mentions',
  'net-sentiment': 'net sentiment',
  'share-of-voice': 'share of voice',
};

/** Does a change of this measure count in points, or in percent of what was expected? */
export function unitOf(measure: PledgeMeasure): 'points' | 'percent' {
  return measure === 'net-sentiment' || measure === 'share-of-voice' ? 'points' : 'percent';
}

type Target = Pick<Pledge, 'measure' | 'topic' | 'among' | 'direction'>;

/** `positive mentions about Speed and data up`. */
export function targetWords(target: Target, topicName: (id: string) => string): string {
  const about = target.topic === null ? '' : ` about ${topicName(target.topic)}`;
  const among = target.among === null ? '' : ` among ${topicName(target.among)}`;
  return `${MEASURE_WORDS[target.measure]}${about}${among} ${target.direction}`;
}

/** The pledge as a sentence: `Positive mentions about Speed and data up by at least 15 %.` */
export function pledgeSentence(
  pledge: Target & Pick<Pledge, 'smallestChange'>,
  topicName: (id: string) => string,
): string {
  const unit = unitOf(pledge.measure) === 'points' ? ' points' : ' %';
  const words = targetWords(pledge, topicName);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} by at least ${formatCount(pledge.smallestChange)}${unit}.`;
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
