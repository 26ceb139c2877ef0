import { tokenise } from '../src/domain/text/tokenise';
import { dice } from '../src/sample/prng';

type Vector = Map<number, number>;

const MOST_ROUNDS = 50;

/**
 * TF-IDF (words and pairs of words in at least two texts and at most half of them, 1 + log tf, length one) and k-means
 * (k-means++ of a seed, the best of `restarts`): what most would do.
 */
export function tfIdfKMeans(
  texts: readonly string[],
  clusters: number,
  { seed, restarts }: { seed: number; restarts: number },
): number[] {
  const vectors = tfIdf(texts);
  let best: { places: number[]; distance: number } | null = null;
  for (let restart = 0; restart < restarts; restart++) {
    const found = kMeans(vectors, clusters, seed * 1000 + restart);
    if (best === null || found.distance < best.distance) best = found;
  }
  return best?.places ?? [];
}

function tfIdf(texts: readonly string[]): Vector[] {
  const counted = texts.map((text) => {
    const words = tokenise(text.replace(/@\w+/g, ' ')).tokens.map(({ bare }) => bare);
    const counts = new Map<string, number>();
    words.forEach((word, index) => {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      const next = words[index + 1];
      if (next !== undefined) counts.set(`${word} ${next}`, (counts.get(`${word} ${next}`) ?? 0) + 1);
    });
    return counts;
  });
  const documents = new Map<string, number>();
  for (const counts of counted)
    for (const word of counts.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [word, count] of documents) if (count >= 2 && count <= texts.length / 2) ids.set(word, ids.size);
  return counted.map((counts) => {
    const vector: Vector = new Map();
    let squares = 0;
    for (const [word, count] of counts) {
      const id = ids.get(word);
      if (id === undefined) continue;
      const weight =
        (1 + Math.log(count)) * (1 + Math.log((1 + texts.length) / (1 + (documents.get(word) as number))));
      vector.set(id, weight);
      squares += weight ** 2;
    }
    for (const [id, weight] of vector) vector.set(id, weight / Math.sqrt(squares));
    return vector;
  });
}

function kMeans(vectors: readonly Vector[], clusters: number, seed: number) {
  const chance = dice(seed, 'k-means');
  const size = 1 + vectors.reduce((most, vector) => Math.max(most, ...vector.keys()), 0);
  const centres = [toDense(vectors[chance.between(0, vectors.length - 1)] as Vector, size)];
  const nearest = vectors.map(() => Number.POSITIVE_INFINITY);
  while (centres.length < clusters) {
    const newest = centres.at(-1) as Float64Array;
    const norm = squaresOf(newest);
    vectors.forEach((vector, index) => {
      nearest[index] = Math.min(nearest[index] as number, distance(vector, newest, norm));
    });
    let left = chance.unit() * nearest.reduce((sum, value) => sum + value, 0);
    let chosen = 0;
    while (chosen < vectors.length - 1 && left >= (nearest[chosen] as number)) {
      left -= nearest[chosen] as number;
      chosen++;
    }
    centres.push(toDense(vectors[chosen] as Vector, size));
  }
  let places = vectors.map(() => -1);
  let total = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const norms = centres.map(squaresOf);
    total = 0;
    const next = vectors.map((vector) => {
      let best = 0;
      let least = Number.POSITIVE_INFINITY;
      centres.forEach((centre, index) => {
        const value = distance(vector, centre, norms[index] as number);
        if (value < least) [least, best] = [value, index];
      });
      total += least;
      return best;
    });
    if (next.every((place, index) => place === places[index])) break;
    places = next;
    centres.forEach((centre, index) => {
      const members = vectors.filter((_, place) => places[place] === index);
      if (members.length === 0) return;
      centre.fill(0);
      for (const member of members)
        for (const [id, weight] of member) centre[id] = (centre[id] as number) + weight / members.length;
    });
  }
  return { places, distance: total };
}

function toDense(vector: Vector, size: number): Float64Array {
  const dense = new Float64Array(size);
  for (const [id, weight] of vector) dense[id] = weight;
  return dense;
}

function squaresOf(vector: Float64Array): number {
  return vector.reduce((sum, value) => sum + value * value, 0);
}

function distance(vector: Vector, centre: Float64Array, norm: number): number {
  let inner = 0;
  let squares = 0;
  for (const [id, weight] of vector) {
    inner += weight * (centre[id] as number);
    squares += weight * weight;
  }
  return Math.max(0, squares - 2 * inner + norm);
}
