import { type Dice, dice } from '../src/sample/prng';
import { BEGIN_MS, judgeCounts } from './judge-counts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEPT_AN_HOUR = 0.694;
const WANDER = 0.41;
/** Of a series by hour, and of one by day: which day is another, after enough that are not. */
const SWELL_DAY = 65;
const DROP_DAYS = [191, 216];

/** How much of what was planted is found, in shares of 1. */
export interface PlantedFound {
  /** Twice as much for three hours: by the look at every hour, and with the look once a day. */
  swellByHour: number;
  swell: number;
  /** Whole days of half, and of a third of the usual. */
  half: number;
  third: number;
}

/** Plants a doubling of three hours, and days of half and of a third, in series of so many mentions an hour. */
export function plantedFound(mean: number, wandering: boolean, seeds: number): PlantedFound {
  const found: PlantedFound = { swellByHour: 0, swell: 0, half: 0, third: 0 };
  for (let seed = 1; seed <= seeds; seed++) {
    const isSwell = (hour: number) => hour >= 24 * SWELL_DAY + 13 && hour < 24 * SWELL_DAY + 16;
    const doubled = hourly(mean, 10, wandering, dice(seed, 'swell', mean), (hour) => (isSwell(hour) ? 2 : 1));
    const { spikes, checked } = judgeCounts('hour', doubled);
    const near = ({ startMs }: { startMs: number }) =>
      startMs >= BEGIN_MS + SWELL_DAY * DAY_MS + 11 * HOUR_MS &&
      startMs < BEGIN_MS + SWELL_DAY * DAY_MS + 18 * HOUR_MS;
    found.swellByHour += Number(spikes.some(near)) / seeds;
    found.swell += Number([...spikes, ...checked].some(near)) / seeds;
    for (const [name, share] of [
      ['half', 1 / 2],
      ['third', 1 / 3],
    ] as const) {
      const hours = hourly(mean, 32, wandering, dice(seed, 'drop', mean, name), (hour) =>
        DROP_DAYS.includes(Math.floor(hour / 24)) ? share : 1,
      );
      const quiet = judgeCounts('day', daily(hours)).checked.map(
        ({ startMs }) => (startMs - BEGIN_MS) / DAY_MS,
      );
      for (const day of DROP_DAYS) found[name] += Number(quiet.includes(day)) / (DROP_DAYS.length * seeds);
    }
  }
  return found;
}

function hourly(
  mean: number,
  weeks: number,
  wandering: boolean,
  chance: Dice,
  times: (hour: number) => number,
): number[] {
  let wander = 0;
  return Array.from({ length: weeks * 168 }, (_, index) => {
    const hour = new Date(BEGIN_MS + index * HOUR_MS);
    const weekend = hour.getUTCDay() % 6 === 0 ? 0.7 : 1;
    const rhythm = Math.exp(0.5 * Math.sin((2 * Math.PI * (hour.getUTCHours() - 9)) / 24)) * weekend;
    if (wandering)
      wander = KEPT_AN_HOUR * wander + WANDER * Math.sqrt(1 - KEPT_AN_HOUR ** 2) * chance.normal();
    const mixed = Math.exp(wander + 0.3087 * chance.normal() - 0.0476);
    return chance.count(mean * rhythm * mixed * times(index));
  });
}

function daily(hours: readonly number[]): number[] {
  return Array.from({ length: Math.floor(hours.length / 24) }, (_, day) =>
    hours.slice(24 * day, 24 * day + 24).reduce((sum, count) => sum + count, 0),
  );
}
