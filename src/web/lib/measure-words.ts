import type { EffectReading } from '../../contract/effects';
import type { PledgeMeasure } from '../../contract/pledge-measures';

/** What is measured, as it stands within a sentence. */
export const MEASURE_WORDS: Readonly<Record<PledgeMeasure, string>> = {
  volume: 'mentions',
  positive: 'positive mentions',
  negative: 'negative mentions',
  complaints: 'complaints',
  'complaint-rate': 'complaints per 1,000 mentions',
  'net-sentiment': 'net sentiment',
  'share-of-voice': 'share of voice',
};

/** What is measured, by names of topics and of the series a rate is held against, or `null`. */
interface Measured {
  measure: PledgeMeasure;
  topic: string | null;
  among: string | null;
  per: string | null;
}

/** `positive mentions about Speed and data`, `complaints about Prices per 1,000 of Active users`. */
export function measuredWords({ measure, topic, among, per }: Measured): string {
  const about = topic === null ? '' : ` about ${topic}`;
  if (per !== null) return `complaints${about} per 1,000 of ${per}`;
  return `${MEASURE_WORDS[measure]}${about}${among === null ? '' : ` among ${among}`}`;
}

/** The same of a reading, which names them itself. */
export function readingWords({
  measure,
  topic,
  among,
  per,
}: Pick<EffectReading, 'measure' | 'topic' | 'among' | 'per'>): string {
  const name = (named: { name: string } | null) => named?.name ?? null;
  return measuredWords({ measure, topic: name(topic), among: name(among), per: name(per) });
}

/** With its first letter large. */
export function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
