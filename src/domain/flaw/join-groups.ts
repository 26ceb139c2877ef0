import type { GroupSign, TextGroups } from './group-texts';

/** Groups whose signs are as alike as this are one: 1 is the same, 0 nothing in common. */
const ALIKE = 0.2;
/** What a single text says is no sign. */
const LEAST_TEXTS = 2;

type Signs = ReadonlyMap<string, number>;

/**
 * Groups that speak of the same in other words, together: the evidence of their signs for each text is compared by the
 * cosine, and the two most alike are joined until none are alike enough (average linkage, weighed by size). Each answer
 * holds numbers of groups, smallest first.
 */
export function joinGroups({ places, signsOf }: TextGroups): number[][] {
  const sizes = new Map<number, number>();
  for (const place of places) if (place !== null) sizes.set(place, (sizes.get(place) ?? 0) + 1);
  const joined = [...sizes]
    .sort(([one], [other]) => one - other)
    .map(([group, size]) => ({ groups: [group], size }));
  const signs = joined.map(({ groups, size }) => unitSigns(signsOf(groups), size));
  const alike = signs.map((one) => Float64Array.from(signs, (other) => cosine(one, other)));
  for (;;) {
    const [first, second] = mostAlike(alike);
    if (first === -1) return joined.map(({ groups }) => groups.sort((one, other) => one - other));
    const [one, other] = [joined[first], joined[second]] as [Joined, Joined];
    const size = one.size + other.size;
    for (let index = 0; index < alike.length; index++) {
      const [near, far] = [alike[first]?.[index] ?? 0, alike[second]?.[index] ?? 0];
      const mean = (one.size * near + other.size * far) / size;
      (alike[first] as Float64Array)[index] = mean;
      (alike[index] as Float64Array)[first] = mean;
    }
    joined[first] = { groups: [...one.groups, ...other.groups], size };
    joined.splice(second, 1);
    alike.splice(second, 1);
    alike.forEach((row, index) => {
      alike[index] = row.filter((_, at) => at !== second);
    });
  }
}

interface Joined {
  groups: number[];
  size: number;
}

function mostAlike(alike: readonly Float64Array[]): [number, number] {
  let best: [number, number] = [-1, -1];
  let most = ALIKE;
  alike.forEach((row, first) => {
    for (let second = first + 1; second < row.length; second++) {
      const value = row[second] as number;
      if (value > most) [most, best] = [value, [first, second]];
    }
  });
  return best;
}

function unitSigns(found: readonly GroupSign[], size: number): Signs {
  const strong = found.filter(({ texts }) => texts >= LEAST_TEXTS);
  const length = Math.sqrt(strong.reduce((sum, { evidence }) => sum + (evidence / size) ** 2, 0));
  return new Map(strong.map(({ feature, evidence }) => [feature, evidence / size / length]));
}

function cosine(one: Signs, other: Signs): number {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [feature, value] of fewer) sum += value * (more.get(feature) ?? 0);
  return sum;
}
