import { type Dice, dice } from '../src/sample/prng';

/** What a simulated river is like; `drift` and `spread` are standard deviations on the log scale. */
export interface SeriesKind {
  days: number;
  /** Days at the end in which the effect is planted. */
  windowDays: number;
  /** Autocorrelation of the disturbances around the level. */
  correlation: number;
  /** Random step of the level from day to day. */
  drift: number;
  /** Steady growth of the level from day to day, on the log scale. */
  growth: number;
  mean: number;
  spread: number;
  /** Dispersion of the negative binomial counts: variance = mean + mean² / dispersion. */
  dispersion: number;
}

/** Monday to Sunday, on the log scale. */
const WEEK = [0.1, 0.15, 0.1, 0.05, 0, -0.2, -0.2];

/** Daily counts with an effect planted in the last days, a factor of `1 + effect`. The same seed gives the same series. */
export function simulatedCounts(kind: SeriesKind, effect: number, seed: number): number[] {
  const chance = dice(seed, 'effect', kind.days, kind.correlation * 10, kind.drift * 1000, kind.mean);
  let disturbance = kind.spread * chance.normal();
  let level = 0;
  return Array.from({ length: kind.days }, (_, day) => {
    if (day > 0) {
      disturbance =
        kind.correlation * disturbance + Math.sqrt(1 - kind.correlation ** 2) * kind.spread * chance.normal();
      level += kind.drift * chance.normal();
    }
    const planted = day >= kind.days - kind.windowDays ? 1 + effect : 1;
    const mean =
      kind.mean * Math.exp((WEEK[day % 7] as number) + disturbance + level + kind.growth * day) * planted;
    return chance.count((mean * gamma(chance, kind.dispersion)) / kind.dispersion);
  });
}

/** A draw of the gamma distribution with this shape, at least 1, and scale 1 (Marsaglia and Tsang 2000). */
export function gamma(chance: Dice, shape: number): number {
  const centre = shape - 1 / 3;
  for (;;) {
    const normal = chance.normal();
    const cube = (1 + normal / Math.sqrt(9 * centre)) ** 3;
    const bound = 0.5 * normal ** 2 + centre - centre * cube + centre * Math.log(cube);
    if (cube > 0 && Math.log(1 - chance.unit()) < bound) return centre * cube;
  }
}
