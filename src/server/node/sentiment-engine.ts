import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SentimentModel } from '../../domain/text/sentiment/sentiment-model';
import type { SentimentEngine } from '../../domain/text/sentiment-score';

/** The engine of the model that ships beside package.json; read when the first text is scored, not when it starts. */
export function openSentimentEngine(projectRoot: string): SentimentEngine {
  let model: SentimentModel | null = null;
  const opened = () => {
    model ??= new SentimentModel(readFileSync(path.join(projectRoot, 'models/sentiment.bin')));
    return model;
  };
  return {
    get engine() {
      return opened().engine;
    },
    get complaints() {
      return opened().complaints;
    },
    get languages() {
      return opened().languages;
    },
    score: (text, lang) => opened().score(text, lang),
  };
}
