import { tokenise } from '../text/tokenise';

/** What of a complaint is compared: its words without endings, and pairs of neighbours. */
export interface ComplaintFeatures {
  /** Distinct; pairs are two words with a space between. */
  features: readonly string[];
  /** The words as they were written last, folded, by feature. */
  written: ReadonlyMap<string, string>;
}

/** Names, links and entities of HTML are no words of a complaint. */
const NO_WORDS = /https?:\/\/\S+|[@＠][\p{L}\p{N}_.-]+|&\p{L}{2,6};|\[\p{L}+\]/giu;
/** Endings of the languages of Europe that most often tell forms of one word apart; short words keep theirs. */
const ENDINGS = /(?:ing|ed|es|en|er|s|e)$/u;
const SHORTEST_WITH_ENDING = 5;

export function complaintFeatures(text: string): ComplaintFeatures {
  const written = new Map<string, string>();
  let before: { stem: string; bare: string } | null = null;
  for (const { bare } of tokenise(text.replace(NO_WORDS, ' ')).tokens) {
    const stem = bare.length >= SHORTEST_WITH_ENDING ? bare.replace(ENDINGS, '') : bare;
    if (bare.length > 1 && !/^\d+$/.test(bare)) written.set(stem, bare);
    if (before !== null) written.set(`${before.stem} ${stem}`, `${before.bare} ${bare}`);
    before = { stem, bare };
  }
  return { features: [...written.keys()], written };
}

/**
 * A text as near copies share it: words in order, without names, links, numbers, signs, accents and case. Example:
 * *@us App crashes 3 times!!* and *app crashes 5 times* are near copies.
 */
export function normalisedText(text: string): string {
  const words = tokenise(text.replace(NO_WORDS, ' ')).tokens.map(({ bare }) => bare);
  return words.filter((word) => /\p{L}/u.test(word)).join(' ');
}
