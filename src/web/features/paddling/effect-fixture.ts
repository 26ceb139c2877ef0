import type { BandedEffect, CampaignEffect, EffectDay, EffectReading } from '../../../contract/effects';

const DAY_MS = 86_400_000;
/** Midnight in Berlin. */
const START_MS = Date.parse('2026-09-30T22:00:00.000Z');

/** An estimate with three nested bands around it. */
export function banded(estimate: number, reach = 3): BandedEffect {
  const bands = [0.5, 0.8, 0.95].map((level, index) => {
    const half = (reach * (index + 1)) / 3;
    return { level, low: estimate - half, high: estimate + half };
  });
  return { estimate, bands };
}

/** Days around a start; `null` is a day of which nothing is known. */
export function daysOf(before: readonly (number | null)[], after: readonly (number | null)[]): EffectDay[] {
  return [...before, ...after].map((observed, index) => {
    const startMs = START_MS + (index - before.length) * DAY_MS;
    const isWindow = index >= before.length;
    return {
      start: new Date(startMs).toISOString(),
      endExclusive: new Date(startMs + DAY_MS).toISOString(),
      phase: isWindow ? 'window' : 'baseline',
      observed,
      expected: isWindow ? banded(6) : null,
      cumulative: isWindow ? banded(4 * (index - before.length + 1)) : null,
    };
  });
}

const stretch = { from: '2026-08-01T22:00:00.000Z', to: '2026-09-30T22:00:00.000Z', days: 60, known: 58 };

export const CLEAR: EffectReading = {
  measure: 'positive',
  topic: { id: '8f4f8cc1-2af1-4f41-bbf6-4b556ab6a97c', name: 'Speed and data' },
  among: null,
  per: null,
  unit: 'percent',
  leftOut: [],
  overlapping: [],
  together: null,
  verdict: 'clear rise',
  words: 'ran 24 % above what was expected (11 to 38 %)',
  reasons: [
    'Tried on 12 windows before the start, where nothing began, the same method found as much in none of them.',
  ],
  needs: null,
  headline: banded(24, 14),
  averageEffect: 3.7,
  averageInterval: [1.9, 5.1],
  cumulativeEffect: 412,
  cumulativeInterval: [181, 648],
  relativeEffect: 24,
  relativeInterval: [11, 38],
  level: 0.95,
  observed: 9.71,
  expected: 5.95,
  placebo: { effects: [1, -2, 3, -4, 5, -6, 7, -8, 2, -1], windows: 12, asFar: 0 },
  detectable: { up: 44.1, down: -31.6 },
  baseline: stretch,
  window: { from: '2026-09-30T22:00:00.000Z', to: '2026-10-03T22:00:00.000Z', days: 3, known: 3 },
  version: 'averaged-level-2',
};

/** Nothing can be said: numbers are `null`. */
export const REFUSED: EffectReading = {
  ...CLEAR,
  verdict: 'not enough data',
  words: 'cannot be said: there is not enough data',
  reasons: ['The baseline holds 20 complete days of data; at least 28 are needed.'],
  needs: '8 more complete days of data before the start.',
  headline: null,
  averageEffect: null,
  averageInterval: null,
  cumulativeEffect: null,
  cumulativeInterval: null,
  relativeEffect: null,
  relativeInterval: null,
  observed: null,
  expected: null,
  placebo: null,
  detectable: null,
};

export const ANSWER: CampaignEffect = {
  campaignId: '6275f64d-0fac-4b3f-b205-05da1cf45549',
  state: 'ended',
  pledge: {
    state: 'sealed',
    verdict: 'kept',
    pledged: 'a rise of at least 10 %',
    words: 'Pledged: a rise of at least 10 %. Kept: the whole interval lies beyond that.',
    checkAt: '2026-10-22T08:00:00.000Z',
    due: true,
  },
  effect: CLEAR,
  buckets: daysOf([5, 6, null, 7], [9, 10, 11]),
  counter: null,
  found: [],
  alsoHappened: [],
  control: null,
  sources: { read: ['bluesky', 'mastodon'], leftOut: ['forum'] },
  zone: 'Europe/Berlin',
  computedAt: '2026-11-23T09:00:00.000Z',
};
