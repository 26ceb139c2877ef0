import type { HashtagNode, NearNode, NearOperand, PhraseNode } from './query-node';
import type { Sign, SignIndex } from './sign-index';

/** Where something stands in the text that was read last: first and last token. */
export interface Occurrence {
  first: number;
  last: number;
}

/** A phrase, hashtag or NEAR with its signs looked up, once, before any text is read. */
export type Finder =
  | { kind: 'phrase'; signs: readonly Sign[] }
  | { kind: 'hashtag'; sign: Sign }
  | { kind: 'any'; finders: readonly Finder[] }
  | { kind: 'near'; finders: readonly Finder[]; distances: readonly number[] };

/** Further than any distance, and small enough to be added to a position. */
const FAR = 1 << 30;

/** Adds what a node asks for to the index and answers how to find it. */
export function finderOf(node: PhraseNode | HashtagNode | NearNode | NearOperand, index: SignIndex): Finder {
  switch (node.kind) {
    case 'phrase':
      return { kind: 'phrase', signs: node.words.map((word) => index.word(word)) };
    case 'hashtag':
      return { kind: 'hashtag', sign: index.hashtag(node.word) };
    case 'any':
      return { kind: 'any', finders: different(node.nodes).map((inner) => finderOf(inner, index)) };
    case 'near':
      return {
        kind: 'near',
        finders: node.operands.map((operand) => finderOf(operand, index)),
        distances: node.distances,
      };
  }
}

/** Without those that were written twice. */
function different(nodes: readonly NearOperand[]): NearOperand[] {
  return [...new Map(nodes.map((node) => [JSON.stringify(node), node])).values()];
}

/** Is it there? Places are compared only when every word is. */
export function isFound(finder: Finder, index: SignIndex): boolean {
  switch (finder.kind) {
    case 'phrase':
      for (const sign of finder.signs) if (!index.has(sign)) return false;
      return finder.signs.length === 1 || phraseStarts(finder.signs, true).length > 0;
    case 'hashtag':
      return index.has(finder.sign);
    case 'any':
      return finder.finders.some((inner) => isFound(inner, index));
    case 'near':
      return finder.finders.every((inner) => isFound(inner, index)) && lastLinks(finder, index).length > 0;
  }
}

/** Every place it is found at; of a NEAR the places of its operands that take part. */
export function occurrencesOf(finder: Finder, index: SignIndex): Occurrence[] {
  switch (finder.kind) {
    case 'phrase': {
      if (!finder.signs.every((sign) => index.has(sign))) return [];
      const length = finder.signs.length;
      return phraseStarts(finder.signs, false).map((first) => ({ first, last: first + length - 1 }));
    }
    case 'hashtag': {
      const { sign } = finder;
      if (!index.has(sign)) return [];
      return Array.from({ length: sign.count }, (_, at) => ({
        first: sign.starts[at] as number,
        last: sign.ends[at] as number,
      }));
    }
    case 'any':
      return finder.finders.flatMap((inner) => occurrencesOf(inner, index));
    case 'near':
      return links(finder, index);
  }
}

/** Starts of a phrase of which every word was seen: only the places of its rarest word are tried. */
function phraseStarts(signs: readonly Sign[], firstOnly: boolean): number[] {
  let rarest = 0;
  for (let at = 1; at < signs.length; at++) {
    if ((signs[at] as Sign).count < (signs[rarest] as Sign).count) rarest = at;
  }
  const { starts, count } = signs[rarest] as Sign;
  const found: number[] = [];
  for (let place = 0; place < count; place++) {
    const first = (starts[place] as number) - rarest;
    let whole = true;
    for (let at = 0; whole && at < signs.length; at++) {
      whole = at === rarest || standsAt(signs[at] as Sign, first + at);
    }
    if (!whole) continue;
    found.push(first);
    if (firstOnly) break;
  }
  return found;
}

function standsAt({ starts, count }: Sign, position: number): boolean {
  const at = firstAtLeast(starts, count, position);
  return at < count && starts[at] === position;
}

/** The places of a chain’s last operand that the chain leads to: a NEAR b NEAR c needs one b near to both. */
function lastLinks(near: Finder & { kind: 'near' }, index: SignIndex): Occurrence[] {
  let reached = occurrencesOf(near.finders[0] as Finder, index);
  for (let at = 1; at < near.finders.length && reached.length > 0; at++) {
    const next = occurrencesOf(near.finders[at] as Finder, index);
    reached = thoseNear(next, reached, near.distances[at - 1] as number);
  }
  return reached;
}

function links(near: Finder & { kind: 'near' }, index: SignIndex): Occurrence[] {
  const levels = [occurrencesOf(near.finders[0] as Finder, index)];
  for (let at = 1; at < near.finders.length; at++) {
    const next = occurrencesOf(near.finders[at] as Finder, index);
    levels.push(thoseNear(next, levels[at - 1] as Occurrence[], near.distances[at - 1] as number));
  }
  // Back again: what led nowhere takes no part.
  for (let at = levels.length - 2; at >= 0; at--) {
    levels[at] = thoseNear(
      levels[at] as Occurrence[],
      levels[at + 1] as Occurrence[],
      near.distances[at] as number,
    );
  }
  return levels.flat();
}

/**
 * Those of `places` that have one of `others` at most `distance` words away, before or behind, not overlapping. Marks
 * the text once instead of comparing pairs: a word that is said ten thousand times must not take its square.
 */
function thoseNear(
  places: readonly Occurrence[],
  others: readonly Occurrence[],
  distance: number,
): Occurrence[] {
  let size = 0;
  for (const { last } of places) size = Math.max(size, last + 2);
  for (const { last } of others) size = Math.max(size, last + 2);
  const nextStart = new Int32Array(size).fill(FAR);
  const lastEnd = new Int32Array(size).fill(-FAR);
  for (const { first, last } of others) {
    nextStart[first] = first;
    lastEnd[last] = last;
  }
  for (let at = 1; at < size; at++) if (lastEnd[at] === -FAR) lastEnd[at] = lastEnd[at - 1] as number;
  for (let at = size - 2; at >= 0; at--)
    if (nextStart[at] === FAR) nextStart[at] = nextStart[at + 1] as number;
  return places.filter(
    ({ first, last }) =>
      (nextStart[last + 1] as number) - last <= distance ||
      (first > 0 && first - (lastEnd[first - 1] as number) <= distance),
  );
}

/** The first index in `sorted` (its first `count` entries) that holds `value` or more; `count` when none does. */
function firstAtLeast(sorted: readonly number[], count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}
