import { createRequire } from 'node:module';
import type { SentimentClass } from '../src/domain/text/sentiment-score';

const require = createRequire(import.meta.url);

/** How a lexicon of npm reads a text, by its own thresholds; it has no probabilities. */
export type Lexicon = (text: string) => SentimentClass;

/** The lexicons beside which the model is measured, by the name of their package. */
export function rivalLexicons(): Record<string, Lexicon> {
  const Sentiment = require('sentiment') as new () => { analyze(text: string): { score: number } };
  const wink = require('wink-sentiment') as (text: string) => { score: number };
  const { SentimentIntensityAnalyzer } = require('vader-sentiment') as {
    SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
  };
  const afinn = new Sentiment();
  return {
    sentiment: (text) => signOf(afinn.analyze(text).score, 0),
    'wink-sentiment': (text) => signOf(wink(text).score, 0),
    'vader-sentiment': (text) => signOf(SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05),
  };
}

function signOf(score: number, bound: number): SentimentClass {
  if (score > 0 && score >= bound) return 'positive';
  return score < 0 && score <= -bound ? 'negative' : 'neutral';
}
