import { SpikeDetector } from '../src/domain/spikes/spike-detector';
import { dice } from '../src/sample/prng';

const BUCKET_MS = 300_000;
const WEEK_BUCKETS = 2016;
const WEEKS = 8;
const LEARNING_BUCKETS = 750;
const MEANS = [1, 5, 20, 80];
const DAILY_SWINGS = [0.3, 0.8];

/**
 * How often a series in which nothing happens alarms, in alerts a week after the first days: counts with a daily and a
 * weekly rhythm and an overdispersion of 0.1; *wandering* ones whose level swings by half and comes back within hours.
 */
export function quietAlerts(wandering: boolean, seeds: number): number {
  let alerts = 0;
  let weeks = 0;
  for (const mean of MEANS) {
    for (const swing of DAILY_SWINGS) {
      for (let seed = 1; seed <= seeds; seed++) {
        alerts += alertsOf(mean, swing, wandering, seed);
        weeks += WEEKS - LEARNING_BUCKETS / WEEK_BUCKETS;
      }
    }
  }
  return Math.round((1000 * alerts) / weeks) / 1000;
}

function alertsOf(mean: number, swing: number, wandering: boolean, seed: number): number {
  const chance = dice(seed, 'quiet', mean, swing * 10);
  const detector = new SpikeDetector(BUCKET_MS);
  let wander = 0;
  let alerts = 0;
  for (let bucket = 0; bucket < WEEKS * WEEK_BUCKETS; bucket++) {
    const atMs = Date.UTC(2026, 0, 5) + bucket * BUCKET_MS;
    const day = new Date(atMs);
    const weekend = day.getUTCDay() % 6 === 0 ? 0.7 : 1;
    const rhythm = Math.exp(swing * Math.sin((2 * Math.PI * (day.getUTCHours() - 9)) / 24)) * weekend;
    if (wandering) wander = 0.97 * wander + 0.1 * chance.normal();
    // A log-normal mixture has the relative variance e^s² − 1.
    const mixed = Math.exp(wander + 0.3087 * chance.normal() - 0.0476);
    const { alert } = detector.push(atMs, chance.count(mean * rhythm * mixed));
    if (alert && bucket >= LEARNING_BUCKETS) alerts++;
  }
  return alerts;
}
