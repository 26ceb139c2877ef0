import type { EffectReading } from '../../../contract/effects';
import { headlineWords } from './headline-words';

/** A campaign's effect under the name it is compared by. */
export interface NamedEffect {
  name: string;
  effect: Pick<EffectReading, 'headline' | 'unit'>;
}

/**
 * Which of some effects can be told apart, in words, in the order in which they stand. Two can when their 95 % intervals do
 * not overlap: stricter than need be, so that nothing is ranked that chance could turn round. Refused ones are compared
 * with nothing.
 */
export function apartWords(campaigns: readonly NamedEffect[]): string[] {
  const known = campaigns.filter(({ effect }) => effect.headline !== null);
  const refused = campaigns.filter(({ effect }) => effect.headline === null);
  const pairs = known.flatMap((one, place) => known.slice(place + 1).map((other) => [one, other] as const));
  const apart = pairs.flatMap(([one, other]) => {
    const above = liesAbove(one, other) ? [one, other] : liesAbove(other, one) ? [other, one] : null;
    return above ? [above as [NamedEffect, NamedEffect]] : [];
  });
  const alike = pairs.filter(([one, other]) => !liesAbove(one, other) && !liesAbove(other, one));
  return [
    ...apart.map(
      ([above, below]) =>
        `${above.name} can be told apart from ${below.name}: ${headlineWords(above.effect)} against ${headlineWords(below.effect)}.`,
    ),
    ...(alike.length > 0 ? [alikeWords(alike, known)] : []),
    ...(refused.length > 0
      ? [`Of ${listed(refused.map(({ name }) => name))} nothing can be said, so there is nothing to compare.`]
      : []),
  ];
}

function alikeWords(
  pairs: readonly (readonly [NamedEffect, NamedEffect])[],
  known: readonly NamedEffect[],
): string {
  const everyPair = (known.length * (known.length - 1)) / 2;
  const overlap = 'their intervals overlap, and either may have run further than the other.';
  if (known.length > 2 && pairs.length === everyPair) {
    return `No two of ${listed(known.map(({ name }) => name))} can be told apart: their intervals overlap, and any of them may have run further than the others.`;
  }
  return `${pairs.map(([one, other]) => `${one.name} and ${other.name}`).join('; ')} cannot be told apart: ${overlap}`;
}

function liesAbove(one: NamedEffect, other: NamedEffect): boolean {
  const [low, high] = [one.effect.headline?.bands.at(-1)?.low, other.effect.headline?.bands.at(-1)?.high];
  return low !== undefined && high !== undefined && low > high;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
