const WHOLE = 100;
const AT_WORD = 60;
const AT_START = 40;
const MEANT = 50;
const SCATTERED = 30;

/**
 * How well a text answers what was typed; `null`: not at all. Every typed word must be in it: best as it stands, at the
 * start or at the start of a word, else as letters in order from the start of a word (`nst` finds "net sentiment"), else
 * at the start of one of the `other` words that mean the same.
 */
export function fuzzyScore(typed: string, text: string, other = ''): number | null {
  const target = fold(text);
  const meant = ` ${fold(other)}`;
  let score = 0;
  for (const word of fold(typed).split(' ').filter(Boolean)) {
    const found = wordScore(word, target) ?? (meant.includes(` ${word}`) ? MEANT : null);
    if (found === null) return null;
    score += found;
  }
  // Of two that hold the same, the shorter one is nearer to what was typed.
  return score - Math.min(target.length, 100) / 100;
}

/** What answers, best first; equals keep their order. Without a word typed, everything as it was. */
export function rankMatches<Item>(
  typed: string,
  items: readonly Item[],
  wordsOf: (item: Item) => { text: string; other?: string },
): Item[] {
  if (typed.trim() === '') return [...items];
  return items
    .map((item) => {
      const { text, other } = wordsOf(item);
      return { item, score: fuzzyScore(typed, text, other) };
    })
    .filter((match): match is { item: Item; score: number } => match.score !== null)
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item);
}

function wordScore(word: string, target: string): number | null {
  const at = ` ${target}`.indexOf(` ${word}`);
  if (at >= 0) return WHOLE + AT_WORD + (at === 0 ? AT_START : 0);
  if (target.includes(word)) return WHOLE;
  let best: number | null = null;
  for (const match of target.matchAll(/(?<=^| )\S/g)) {
    const spread = spreadFrom(word, target, match.index);
    if (spread !== null) best = Math.max(best ?? 0, SCATTERED - Math.min(spread, SCATTERED));
  }
  return best;
}

/** How many letters stand between those typed, from this place on; `null` when they are not all there in order. */
function spreadFrom(word: string, target: string, from: number): number | null {
  let at = from - 1;
  for (const [index, letter] of [...word].entries()) {
    const next = target.indexOf(letter, at + 1);
    if (next < 0 || (index === 0 && next !== from)) return null;
    at = next + letter.length - 1;
  }
  return at - from + 1 - word.length;
}

/** Case, accents and punctuation do not count. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
