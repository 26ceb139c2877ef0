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

/** `positive mentions about Speed and data`, with names of topics or `null`. */
export function measuredWords(measure: PledgeMeasure, topic: string | null, among: string | null): string {
  const about = topic === null ? '' : ` about ${topic}`;
  return `${MEASURE_WORDS[measure]}${about}${among === null ? '' : ` among ${among}`}`;
}

/** With its first letter large. */
export function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
