/** What is measured, as it stands within a sentence. */
export const MEASURE_WORDS = {
  volume: 'mentions',
  positive: 'positive mentions',
  negative: 'negative mentions',
  complaints: 'complaints',
  'complaint-rate': 'complaints per 1,000 mentions',
  'net-sentiment': 'net sentiment',
  'share-of-voice': 'share of voice',
} as const;

/** What is measured, by names of topics and of the series a rate is held against, or `null`. */
interface Measured {
  measure: keyof typeof MEASURE_WORDS;
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

interface NamedMeasured {
  measure: keyof typeof MEASURE_WORDS;
  topic: { name: string } | null;
  among: { name: string } | null;
  per: { name: string } | null;
}

/** The same of a reading, which names them itself. */
export function readingWords({ measure, topic, among, per }: NamedMeasured): string {
  const name = (named: { name: string } | null) => named?.name ?? null;
  return measuredWords({ measure, topic: name(topic), among: name(among), per: name(per) });
}
