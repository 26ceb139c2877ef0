import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const UINT32 = 2 ** 32;

/** A stream of chance that belongs to a seed: the same seed gives the same stream on every host. */
export interface Dice {
  /** A number in `[0, 1)`. */
  unit(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the items; throws a RangeError when there are none. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of the keys, by weight. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
  /** A draw of the standard normal distribution. */
  normal(): number;
  /** A count with this mean (Poisson; the normal approximation above 60). */
  count(mean: number): number;
}

/** A stream for a seed and what it is for; streams of different parts do not disturb each other. */
export function dice(seed: number, ...parts: readonly (string | number)[]): Dice {
  const generator = xoroshiro128plus(mixed(seed, parts));
  const unit = () => (generator.next() >>> 0) / UINT32;
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  return {
    unit,
    normal,
    between: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    chance: (probability) => unit() < probability,
    pick(items) {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[Math.floor(unit() * items.length)] as (typeof items)[number];
    },
    weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
      let total = 0;
      for (const key in weights) total += weights[key];
      let left = unit() * total;
      let last: Key | undefined;
      for (const key in weights) {
        if (weights[key] <= 0) continue;
        last = key;
        left -= weights[key];
        if (left < 0) break;
      }
      if (last === undefined) throw new RangeError('no weight above zero');
      return last;
    },
    count(mean) {
      if (mean <= 0) return 0;
      if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      const floor = Math.exp(-mean);
      let product = unit();
      let drawn = 0;
      while (product > floor) {
        product *= unit();
        drawn++;
      }
      return drawn;
    },
  };
}

/** FNV-1a over the parts with a murmur finish. */
function mixed(seed: number, parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5 ^ seed;
  const take = (value: number) => {
    hash = Math.imul(hash ^ value, 0x01000193);
  };
  for (const part of parts) {
    if (typeof part === 'number') {
      take(part & 0xffff);
      take(Math.floor(part / 0x10000) & 0xffff);
    } else for (let at = 0; at < part.length; at++) take(part.charCodeAt(at));
    take(0x1f);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
