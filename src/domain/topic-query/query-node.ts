/** One word of a term, as the tokeniser would give it. */
export interface QueryWord {
  /** Without accents unless `accented`. */
  form: string;
  /** Written with an accent: finds only that accent. */
  accented: boolean;
  /** Written with a star: finds every word that begins so. */
  prefix: boolean;
}

/** Words that stand side by side; a single word is a phrase of one. */
export interface PhraseNode {
  kind: 'phrase';
  words: readonly QueryWord[];
}

export interface HashtagNode {
  kind: 'hashtag';
  word: QueryWord;
}

/**
 * A condition on what stands beside the text, or on its web addresses; values are folded, those of links are what
 * `readLink` makes of them. A label's `null` means: whatever it says.
 */
export type ConditionNode =
  | { kind: 'author' | 'lang' | 'source' | 'link'; value: string }
  | { kind: 'label'; name: string; value: string | null };

export type NearOperand = PhraseNode | HashtagNode | { kind: 'any'; nodes: readonly NearOperand[] };

/** `distances[i]` lies between `operands[i]` and `operands[i + 1]`. */
export interface NearNode {
  kind: 'near';
  operands: readonly NearOperand[];
  distances: readonly number[];
}

/** A query as a tree. The parser answers none that could match without a positive term or condition. */
export type QueryNode =
  | PhraseNode
  | HashtagNode
  | ConditionNode
  | NearNode
  | { kind: 'not'; node: QueryNode }
  | { kind: 'all' | 'any'; nodes: readonly QueryNode[] };
