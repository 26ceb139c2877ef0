import type { SentimentEngine } from '../src/domain/text/sentiment-score';
import type { ReadPost } from './feature-rows';
import type { Judged } from './quality';

const UNKNOWN: Judged['probabilities'] = [1 / 3, 1 / 3, 1 / 3];

/** What an engine says of labelled posts; a text that it does not score counts as said to be anything, so neutral. */
export function judge(engine: SentimentEngine, posts: readonly ReadPost[]): Judged[] {
  return posts.map(({ text, lang, label }) => {
    const score = engine.score(text, lang);
    if (score === null || score.pNegative === null) return { truth: label, probabilities: UNKNOWN };
    const { pNegative, pNeutral, pPositive } = score as Record<
      'pNegative' | 'pNeutral' | 'pPositive',
      number
    >;
    return { truth: label, probabilities: [pNegative / 1e4, pNeutral / 1e4, pPositive / 1e4] };
  });
}
