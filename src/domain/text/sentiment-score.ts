export type SentimentClass = 'positive' | 'neutral' | 'negative';

/** A score with the engine and version that made it; probabilities are × 10⁴ and `null` where the engine has none. */
export interface SentimentScore {
  label: SentimentClass;
  pPositive: number | null;
  pNeutral: number | null;
  pNegative: number | null;
  engine: string;
  /** How probable a complaint is, × 10⁴; `null` where no model of complaints says. */
  pComplaint: number | null;
}

/** Scores texts of the languages it was made for; any other language is *not scored*, never guessed. */
export interface SentimentEngine {
  readonly languages: readonly string[];
  /** Engine and version that stand with each of its scores. */
  readonly engine: string;
  /** Version of its model of complaints; `null` where it has none. */
  readonly complaints: string | null;
  score(text: string, lang: string): SentimentScore | null;
}

/** Engine of labels that came with the data. */
export const FILE_ENGINE = 'file-1';
/** Engine of what a person said. */
export const PERSON_ENGINE = 'person-1';
/** Labels that no engine gave: nothing in them is to be corrected. */
export const STATED_ENGINES: readonly string[] = [FILE_ENGINE, PERSON_ENGINE];

/** A label that came with the data: it wins over every engine and is counted as such. */
export function statedScore(label: SentimentClass): SentimentScore {
  return { label, pPositive: null, pNeutral: null, pNegative: null, engine: FILE_ENGINE, pComplaint: null };
}
