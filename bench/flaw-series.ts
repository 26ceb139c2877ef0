import type { FlawDay } from '../src/domain/flaw/flaw-day';
import { type Dice, dice } from '../src/sample/prng';
import { gamma } from './effect-series';

/** What the complaints of a simulated flaw are like. Standard deviations are on the log scale. */
export interface FlawWorld {
  name: string;
  /** Complaints of the flaw a day, before the fix. */
  rate: number;
  /** Complaints of the rest of its topic a day. */
  rest: number;
  /** The flaw's own dispersion: variance = mean + mean² / shape; Infinity for Poisson. */
  shape: number;
  /** What the whole topic has in common: spread and autocorrelation of its disturbances. */
  spread: number;
  correlation: number;
  /** Days before the fix that are known. */
  beforeDays: number;
}

/** Monday to Sunday, on the log scale. */
const WEEK = [0.15, 0.15, 0.1, 0.05, 0, -0.25, -0.35];

/** By what the rates of a day are multiplied; day 0 is the first after the fix. */
export type Course = (day: number) => { flaw: number; rest: number };

/** Daily counts of a flaw and its topic, from `-beforeDays` up to `afterDays`. The same seed gives the same. */
export function simulatedFlaw(world: FlawWorld, afterDays: number, course: Course, seed: number): FlawDay[] {
  const chance = dice(seed, 'flaw', world.name, world.rate * 100);
  const first = Math.floor(7 * chance.unit());
  let disturbance = world.spread * chance.normal();
  return Array.from({ length: world.beforeDays + afterDays }, (_, index) => {
    const weekday = (first + index) % 7;
    const day = Math.exp((WEEK[weekday] as number) + disturbance - world.spread ** 2 / 2);
    disturbance =
      world.correlation * disturbance +
      Math.sqrt(1 - world.correlation ** 2) * world.spread * chance.normal();
    const planted = course(index - world.beforeDays);
    const complaints = chance.count(own(world, chance) * world.rate * day * planted.flaw);
    const rest = chance.count(world.rest * day * planted.rest);
    return { complaints, topicComplaints: complaints + rest, weekday, covered: 1 };
  });
}

function own({ shape }: FlawWorld, chance: Dice): number {
  return Number.isFinite(shape) ? gamma(chance, shape) / shape : 1;
}
