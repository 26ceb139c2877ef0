/**
 * A phrase of a bank. `{a|b|}` is one of the alternatives (the last one here is empty), `{place}` is filled in by the
 * teller, `{2-9}` is a number between both. Braces nest.
 */
export type Phrase = readonly Piece[];
type Piece = string | { slot: string } | { either: readonly Phrase[] } | { low: number; high: number };

/** Fills in what a phrase leaves open. */
export interface Filler {
  /** A number in `[0, 1)`. */
  unit(): number;
  fill(slot: string): string;
}

/** Reads a phrase; throws a SyntaxError for braces that do not match. */
export function parsePhrase(source: string): Phrase {
  let at = 0;
  const sequence = (nested: boolean): Phrase => {
    const pieces: Piece[] = [];
    let plain = '';
    const flush = () => {
      if (plain !== '') pieces.push(plain);
      plain = '';
    };
    while (at < source.length) {
      const char = source[at] as string;
      if (nested && (char === '|' || char === '}')) break;
      if (char === '}') throw new SyntaxError(`unexpected } in: ${source}`);
      at++;
      if (char !== '{') {
        plain += char;
        continue;
      }
      flush();
      pieces.push(braces());
    }
    flush();
    return pieces;
  };
  const braces = (): Piece => {
    const either: Phrase[] = [];
    for (;;) {
      either.push(sequence(true));
      const char = source[at];
      if (char === undefined) throw new SyntaxError(`missing } in: ${source}`);
      at++;
      if (char === '}') break;
    }
    if (either.length > 1) return { either };
    const [only] = either[0] ?? [];
    if (typeof only !== 'string' || either[0]?.length !== 1)
      throw new SyntaxError(`empty slot in: ${source}`);
    const range = /^(\d+)-(\d+)$/.exec(only);
    return range ? { low: Number(range[1]), high: Number(range[2]) } : { slot: only };
  };
  return sequence(false);
}

/** Says a phrase in one of its ways. */
export function sayPhrase(phrase: Phrase, filler: Filler): string {
  let said = '';
  for (const piece of phrase) {
    if (typeof piece === 'string') said += piece;
    else if ('slot' in piece) said += filler.fill(piece.slot);
    else if ('either' in piece) {
      said += sayPhrase(piece.either[Math.floor(filler.unit() * piece.either.length)] as Phrase, filler);
    } else said += String(piece.low + Math.floor(filler.unit() * (piece.high - piece.low + 1)));
  }
  return said;
}
