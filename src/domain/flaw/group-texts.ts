/** Features that begin with this are no words: a week, say. */
export const NO_WORD = '\0';
/** Features in more than this share of the texts are what the topic is about, not what sets a group apart. */
const MOST_COMMON = 0.5;
/** Features of a single text are shared with nobody. */
const LEAST_TEXTS = 2;
/** A pair of neighbours says again what its words say. */
const PAIR_WEIGHT = 0.5;
/** What words of one, two and three letters weigh. */
const SHORT_WORDS: readonly number[] = [0, 0.1, 0.2, 0.5];
/** From here on come the scripts in which a token is a character (Thai, Lao, Burmese, Khmer, kana, Han). */
const FIRST_UNSPACED = 0x0e00;
/** How many texts of the whole topic each group is imagined to hold from the start: larger, and groups are fewer. */
const PRIOR_TEXTS = 10;
/** How much more easily a text joins a group that is larger: by this power of its size. */
const SIZE_POWER = 0.5;
const MOST_PASSES = 8;
/** Settled when fewer than this share of the texts changed their group. */
const SETTLED = 0.005;
/** Smaller groups are dissolved. */
const LEAST_GROUP = 3;

/** A feature that is more frequent in a group than in the topic. */
export interface GroupSign {
  feature: string;
  /** Texts of the group that hold it. */
  texts: number;
  /** How many times as frequent as in the other texts; a half is added to what these hold. */
  lift: number;
  /** Log evidence that all its texts together give. */
  evidence: number;
}

/** Groups of texts, and how much each feature speaks for each of them. */
export interface TextGroups {
  /** Group of each text, `null` where it fits none; numbers have gaps. */
  places: (number | null)[];
  /** What sets groups, taken together, apart from the topic; strongest first. */
  signsOf(groups: readonly number[]): GroupSign[];
}

/**
 * Groups short texts by what they share and the others do not say: a mixture of Dirichlet and multinomial distributions
 * (Yin and Wang 2014), where a group's words are a sample of the whole topic's plus its own, and the number of groups
 * follows from the texts. A text joins the group that explains its features best over what the topic explains, or
 * starts one of its own. Instead of drawing by chance, each text takes the best place, in order, until few move
 * (iterated conditional modes, Besag 1986): the same texts give the same groups. `before` are groups found earlier: they
 * are where texts start from, so that more texts change little.
 */
export function groupTexts(
  texts: readonly (readonly string[])[],
  before: readonly (number | null)[] = [],
): TextGroups {
  const vocabulary = vocabularyOf(texts);
  const groups = emptyGroups(vocabulary);
  const places = texts.map((_, index) => before[index] ?? -1);
  places.forEach((place, index) => {
    if (place >= 0) groups.add(place, index, 1);
  });
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let moved = 0;
    for (let index = 0; index < texts.length; index++) {
      const was = places[index] as number;
      if (was >= 0) groups.add(was, index, -1);
      const best = groups.bestFor(index);
      const place = best ?? (was >= 0 && groups.sizeOf(was) === 0 ? was : groups.unused());
      groups.add(place, index, 1);
      places[index] = place;
      if (place !== was) moved++;
    }
    if (moved < SETTLED * texts.length) break;
  }
  dissolveSmall(groups, places);
  return {
    places: places.map((place) => (place >= 0 && groups.sizeOf(place) >= LEAST_GROUP ? place : null)),
    signsOf: (chosen) => groups.signsOf(chosen),
  };
}

/** Texts of small groups go where they fit best, if anywhere. */
function dissolveSmall(groups: Groups, places: number[]): void {
  places.forEach((place, index) => {
    if (groups.sizeOf(place) >= LEAST_GROUP) return;
    groups.add(place, index, -1);
    places[index] = -1;
  });
  places.forEach((place, index) => {
    if (place >= 0) return;
    const best = groups.bestFor(index);
    if (best === null || groups.sizeOf(best) < LEAST_GROUP) return;
    groups.add(best, index, 1);
    places[index] = best;
  });
}

interface Vocabulary {
  names: string[];
  /** Feature numbers of each text. */
  texts: Int32Array[];
  shares: Float64Array;
  weights: Float64Array;
  /** Sum of the weights of each text's features. */
  textWeights: Float64Array;
}

function vocabularyOf(texts: readonly (readonly string[])[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const features of texts)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const most = Math.max(LEAST_TEXTS, MOST_COMMON * texts.length);
  const names = [...counts]
    .filter(([, count]) => count >= LEAST_TEXTS && count <= most)
    .map(([feature]) => feature);
  const numbers = new Map(names.map((name, index) => [name, index]));
  const weights = Float64Array.from(names, weightOf);
  const rows = texts.map((features) =>
    Int32Array.from(features.flatMap((feature) => numbers.get(feature) ?? [])),
  );
  return {
    names,
    texts: rows,
    weights,
    shares: Float64Array.from(names, (name) => (counts.get(name) as number) / texts.length),
    textWeights: Float64Array.from(rows, (row) =>
      row.reduce((sum, feature) => sum + (weights[feature] as number), 0),
    ),
  };
}

/** Short words are mostly those that hold a sentence together, in any language with letters (Zipf 1935). */
function weightOf(feature: string): number {
  if (feature.startsWith(NO_WORD)) return 1;
  const [first, second] = feature.split(' ') as [string, string | undefined];
  if (second === undefined) return wordWeight(first);
  return (PAIR_WEIGHT * (wordWeight(first) + wordWeight(second))) / 2;
}

function wordWeight(word: string): number {
  if ((word.codePointAt(0) as number) >= FIRST_UNSPACED) return 1;
  return SHORT_WORDS[word.length] ?? 1;
}

type Groups = ReturnType<typeof emptyGroups>;

/** Groups with how many of their texts hold each feature; a feature knows the groups that hold it. */
function emptyGroups({ names, texts, shares, weights, textWeights }: Vocabulary) {
  const sizes: number[] = [];
  const free: number[] = [];
  const holders = names.map((): { groups: number[]; counts: number[] } => ({ groups: [], counts: [] }));
  /** By feature and count, filled as needed. */
  const evidence = names.map((): number[] => [0]);
  let gains = new Float64Array(64);
  const evidenceOf = (feature: number, count: number): number => {
    const known = evidence[feature] as number[];
    for (let next = known.length; next <= count; next++) {
      const odds = next / (PRIOR_TEXTS * (shares[feature] as number));
      known.push((weights[feature] as number) * Math.log1p(odds));
    }
    return known[count] as number;
  };

  const add = (group: number, text: number, change: 1 | -1) => {
    while (sizes.length <= group) sizes.push(0);
    sizes[group] = (sizes[group] as number) + change;
    if (sizes[group] === 0) free.push(group);
    for (const feature of texts[text] as Int32Array) {
      const held = holders[feature] as { groups: number[]; counts: number[] };
      const at = held.groups.indexOf(group);
      if (at === -1) {
        held.groups.push(group);
        held.counts.push(1);
        continue;
      }
      const count = (held.counts[at] as number) + change;
      held.counts[at] = count;
      if (count > 0) continue;
      held.groups[at] = held.groups.at(-1) as number;
      held.counts[at] = held.counts.at(-1) as number;
      held.groups.pop();
      held.counts.pop();
    }
  };

  return {
    add,
    sizeOf: (group: number) => sizes[group] ?? 0,
    /** A group without texts. */
    unused(): number {
      while (free.length > 0) {
        const group = free.pop() as number;
        if (sizes[group] === 0) return group;
      }
      return sizes.length;
    },
    /** The group that explains a text better than the topic alone does; of equals the one with the lowest number. */
    bestFor(text: number): number | null {
      if (gains.length < sizes.length) gains = new Float64Array(2 * sizes.length);
      const met: number[] = [];
      for (const feature of texts[text] as Int32Array) {
        const { groups, counts } = holders[feature] as { groups: number[]; counts: number[] };
        for (let at = 0; at < groups.length; at++) {
          const group = groups[at] as number;
          if (gains[group] === 0) met.push(group);
          gains[group] = (gains[group] as number) + evidenceOf(feature, counts[at] as number);
        }
      }
      let best: number | null = null;
      let most = 0;
      for (const group of met) {
        const size = sizes[group] as number;
        const gain =
          (gains[group] as number) -
          (textWeights[text] as number) * Math.log1p(size / PRIOR_TEXTS) +
          SIZE_POWER * Math.log(size);
        gains[group] = 0;
        if (gain > most || (gain === most && best !== null && group < best)) [most, best] = [gain, group];
      }
      return best;
    },
    signsOf(chosen: readonly number[]): GroupSign[] {
      const size = chosen.reduce((sum, group) => sum + (sizes[group] ?? 0), 0);
      const isChosen = new Set(chosen);
      return holders
        .flatMap(({ groups, counts }, feature): GroupSign[] => {
          const count = counts.reduce(
            (sum, each, at) => sum + (isChosen.has(groups[at] as number) ? each : 0),
            0,
          );
          if (count === 0) return [];
          const share = shares[feature] as number;
          const elsewhere = (share * texts.length - count + 0.5) / (texts.length - size + 1);
          const strength = (weights[feature] as number) * count * Math.log(count / size / share);
          return [
            {
              feature: names[feature] as string,
              texts: count,
              lift: count / size / elsewhere,
              evidence: strength,
            },
          ];
        })
        .filter(({ evidence: strength }) => strength > 0)
        .sort((one, other) => other.evidence - one.evidence || (one.feature < other.feature ? -1 : 1));
    },
  };
}
