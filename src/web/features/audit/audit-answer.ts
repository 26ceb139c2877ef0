import type { Said } from './use-audit';
import type { AuditKey } from './use-audit-keys';

/** In the order of their keys in the list of threads (`also`); the letters are older and go on working. */
export const SENTIMENT_KEYS = [
  { key: 'p', also: '1', sentiment: 'positive', sign: '+' },
  { key: '0', also: '2', sentiment: 'neutral', sign: '·' },
  { key: 'n', also: '3', sentiment: 'negative', sign: '−' },
] as const;

/** Nothing said yet; as a whole answer: skipped. */
export const NOTHING: Said = { sentiment: null, complaint: null };

export function isNothing({ sentiment, complaint }: Said): boolean {
  return sentiment === null && complaint === null;
}

/** What is said once a key is pressed; the same key again says the same again, `u` takes it back. */
export function answered(said: Said, key: AuditKey): Said {
  if (key === 'c' || key === 'x') return { ...said, complaint: key === 'c' };
  const sentiment = SENTIMENT_KEYS.find((each) => each.key === key)?.sentiment ?? said.sentiment;
  return { ...said, sentiment };
}

/**
 * Both answers are kept, whichever comes first: what is negative waits for whether it is a complaint. What is not is
 * hardly ever one, so that it goes on at once with what was said of that before.
 */
export function isWhole({ sentiment, complaint }: Said): boolean {
  return sentiment !== null && (complaint !== null || sentiment !== 'negative');
}
