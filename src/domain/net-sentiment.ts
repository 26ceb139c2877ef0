/** Scored mentions of one window or bucket, by class. */
export interface SentimentCounts {
  positive: number;
  neutral: number;
  negative: number;
}

/** Version of the formula below; it travels with every answer that holds a net sentiment. */
export const NET_SENTIMENT_VERSION = 'net-sentiment-1';

/**
 * Net sentiment in points, −100…100: 100 × (positive − negative) / (positive + neutral + negative).
 * `null` when none is scored: nothing said is not "neutral". Example: 800, 550, 150 → 43.3.
 */
export function netSentiment(counts: SentimentCounts): number | null {
  const scored = counts.positive + counts.neutral + counts.negative;
  return scored === 0 ? null : (100 * (counts.positive - counts.negative)) / scored;
}
