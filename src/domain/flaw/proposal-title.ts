const FEW_WORDS = 4;
const MANY_WORDS = 18;
const LONGEST = 90;

/**
 * What a group of complaints is called until people name it: the sentence of one of them that says most of what sets them
 * apart, cut at a word; `null` when none is long enough to say anything. The same texts give the same words in any order.
 */
export function proposalTitle(texts: readonly string[], phrases: readonly string[]): string | null {
  const sentences = texts.flatMap(sentencesOf).map((words) => ({ words, score: scoreOf(words, phrases) }));
  const [best] = sentences.sort(
    (one, other) =>
      other.score - one.score || one.words.length - other.words.length || (one.words < other.words ? -1 : 1),
  );
  return best ? cutAtWord(best.words) : null;
}

/** Sentences that could stand alone, without those they are addressed to and where they lead. */
function sentencesOf(text: string): string[] {
  return text
    .replace(/https?:\/\/\S+|[@#]\S+/g, ' ')
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence.split(' ').length >= FEW_WORDS);
}

function scoreOf(sentence: string, phrases: readonly string[]): number {
  const said = ` ${foldedWords(sentence).join(' ')} `;
  const held = phrases.filter((phrase) => said.includes(` ${foldedWords(phrase).join(' ')} `)).length;
  return held + (sentence.split(' ').length <= MANY_WORDS ? 0.5 : 0);
}

function foldedWords(text: string): string[] {
  const folded = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function cutAtWord(sentence: string): string {
  if (sentence.length <= LONGEST) return sentence.replace(/[.,;:\s]+$/, '');
  const cut = sentence.slice(0, LONGEST);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[.,;:\s]+$/, '')} …`;
}
