import type { SpikeGrain } from '../src/domain/spikes/judge-currents';
import { checksThatHold, spikesThatHold } from '../src/domain/spikes/spikes-that-hold';
import { dice } from '../src/sample/prng';
import { BEGIN_MS, bucketsFromBegin, judgeCounts } from './judge-counts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Mentions an hour of fifteen topics; the sixteenth series is all mentions, these and others. */
const MEANS = [0.2, 0.3, 0.5, 0.5, 0.8, 1, 1, 1.5, 2, 2, 3, 4, 6, 8, 12];
const OTHERS = 20;
const WIDTH_MS: Record<SpikeGrain, number> = { hour: HOUR_MS, day: DAY_MS };
const LEARNING_WEEKS: Record<SpikeGrain, number> = { hour: 6, day: 26 };
const WEEKS: Record<SpikeGrain, number> = { hour: 12, day: 78 };
/** How much of a wandering level is left after an hour; its standard deviation is .41, as of the 5-minute series. */
const KEPT_AN_HOUR = 0.694;
const WANDER = 0.41;

/**
 * False alarms a week of a company in which nothing happens: of one series alone, and of the list of sixteen series,
 * corrected together; `checks` are those of its daily looks alone, and in `list`. Counts with a daily and a weekly rhythm and an overdispersion of 0.1 an hour; the level of
 * *wandering* ones swings by half and comes back within hours.
 */
export function quietLists(grain: SpikeGrain, wandering: boolean, seeds: number) {
  const found = { one: 0, uncorrected: 0, list: 0, checkOfOne: 0, checks: 0, weeks: 0 };
  for (let seed = 1; seed <= seeds; seed++) {
    const buckets = bucketsFromBegin(grain, (WEEKS[grain] * 7 * DAY_MS) / WIDTH_MS[grain]);
    const fromMs = BEGIN_MS + LEARNING_WEEKS[grain] * 7 * DAY_MS;
    const series = companyOf(grain, wandering, seed).map((counts) => judgeCounts(grain, counts));
    const after = (spikes: readonly { startMs: number }[]) =>
      spikes.filter(({ startMs }) => startMs >= fromMs).length;
    const checked = series.reduce((sum, { checked }) => sum + after(checked), 0);
    const alarms = checked + series.reduce((sum, { spikes }) => sum + after(spikes), 0);
    const checks = after(checksThatHold(buckets, series).flat());
    found.one += alarms / series.length;
    found.uncorrected += alarms;
    found.list += checks + after(spikesThatHold(buckets, series).flat());
    found.checkOfOne += checked / series.length;
    found.checks += checks;
    found.weeks += WEEKS[grain] - LEARNING_WEEKS[grain];
  }
  const aWeek = (alarms: number) => Math.round((1000 * alarms) / found.weeks) / 1000;
  const { weeks: _, ...alarms } = found;
  return Object.fromEntries(Object.entries(alarms).map(([name, count]) => [name, aWeek(count)]));
}

/** Counts of all mentions, then of each topic. */
function companyOf(grain: SpikeGrain, wandering: boolean, seed: number): number[][] {
  const parts = [...MEANS, OTHERS].map((mean, place) =>
    hourly(mean, grain, wandering, dice(seed, 'quiet-list', place)),
  );
  const all = (parts[0] as number[]).map((_, hour) =>
    parts.reduce((sum, counts) => sum + (counts[hour] as number), 0),
  );
  return [all, ...parts.slice(0, -1)].map((counts) => (grain === 'hour' ? counts : daily(counts)));
}

function hourly(
  mean: number,
  grain: SpikeGrain,
  wandering: boolean,
  chance: ReturnType<typeof dice>,
): number[] {
  let wander = 0;
  return Array.from({ length: WEEKS[grain] * 168 }, (_, index) => {
    const hour = new Date(BEGIN_MS + index * HOUR_MS);
    const weekend = hour.getUTCDay() % 6 === 0 ? 0.7 : 1;
    const rhythm = Math.exp(0.5 * Math.sin((2 * Math.PI * (hour.getUTCHours() - 9)) / 24)) * weekend;
    if (wandering)
      wander = KEPT_AN_HOUR * wander + WANDER * Math.sqrt(1 - KEPT_AN_HOUR ** 2) * chance.normal();
    // A log-normal mixture has the relative variance e^s² − 1.
    const mixed = Math.exp(wander + 0.3087 * chance.normal() - 0.0476);
    return chance.count(mean * rhythm * mixed);
  });
}

function daily(hours: readonly number[]): number[] {
  return Array.from({ length: Math.floor(hours.length / 24) }, (_, day) =>
    hours.slice(24 * day, 24 * day + 24).reduce((sum, count) => sum + count, 0),
  );
}
