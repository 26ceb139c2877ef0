import { estimateEffect, headlineOf } from '../src/domain/effect/estimate-effect';
import { RIVALS } from './effect-rivals';
import { type SeriesKind, simulatedCounts } from './effect-series';

/** Effects that are planted, as factors less one. */
export const PLANTED = [0, 0.2, 0.4, 0.8] as const;
export const OURS = 'averaged level models';

/** Shares of series called clear, and covered; and how wide the interval of the log ratio was on average. */
export interface Tally {
  clear: number;
  covered: number;
  width: number;
}

/** Of one kind of series: by method, a tally for each planted effect. */
export interface EffectCell {
  group: string;
  kind: SeriesKind;
  series: number;
  methods: Record<string, Tally[]>;
  /** Processor time of one of our estimates. */
  microsPerEstimate: number;
}

/** The cells that are asked for: the usual, and slowly drifting levels; then steady growth, and what is harder than promised. */
export function effectKinds(): Record<'steady' | 'drifting' | 'growing' | 'harder', SeriesKind[]> {
  const usual = { mean: 40, spread: 0.25, dispersion: 20, drift: 0, growth: 0 };
  const shapes = [
    { days: 60, windowDays: 14 },
    { days: 90, windowDays: 28 },
    { days: 120, windowDays: 28 },
    { days: 180, windowDays: 28 },
  ];
  const steady = shapes.flatMap((shape) =>
    [0, 0.3, 0.6].map((correlation) => ({ ...usual, ...shape, correlation })),
  );
  const short = { ...usual, days: 90, windowDays: 28, correlation: 0.3 };
  return {
    steady,
    drifting: steady.map((kind) => ({ ...kind, drift: 0.01 })),
    growing: steady.filter(({ days }) => days !== 120).map((kind) => ({ ...kind, growth: 0.003 })),
    harder: [
      ...steady.filter(({ correlation }) => correlation > 0).map((kind) => ({ ...kind, drift: 0.02 })),
      { ...short, mean: 3 },
      { ...short, mean: 8, dispersion: 3 },
      { ...short, mean: 400 },
      { ...short, correlation: 0.8 },
    ],
  };
}

/** Seeded series of one kind with nothing or an effect planted, each read by our method and by those others use. */
export function simulateCell(group: string, kind: SeriesKind, series: number): EffectCell {
  const methods: EffectCell['methods'] = {};
  let spent = 0;
  PLANTED.forEach((effect, which) => {
    const truth = Math.log1p(effect);
    for (let seed = 1; seed <= series; seed++) {
      const counts = simulatedCounts(kind, effect, seed);
      const before = process.cpuUsage().user;
      const ours = ourInterval(counts, kind);
      spent += process.cpuUsage().user - before;
      tally(methods, OURS, which, ours, truth);
      for (const [name, estimate] of Object.entries(RIVALS))
        tally(methods, name, which, estimate(counts, kind.windowDays), truth);
    }
  });
  for (const sums of Object.values(methods).flat())
    for (const key of ['clear', 'covered', 'width'] as const) sums[key] /= series;
  return { group, kind, series, methods, microsPerEstimate: Math.round(spent / series / PLANTED.length) };
}

function ourInterval(counts: readonly number[], { windowDays }: SeriesKind) {
  const points = counts.map((value, day) => ({ value, of: null, season: day % 7, controls: [] }));
  const effect = estimateEffect('log', points.slice(0, -windowDays), points.slice(-windowDays));
  const wide = effect && headlineOf(effect, 'relative')?.bands.at(-1);
  if (!wide) throw new Error('A simulated series must have an effect.');
  return { low: Math.log1p(wide.low / 100), high: Math.log1p(wide.high / 100) };
}

function tally(
  methods: EffectCell['methods'],
  name: string,
  which: number,
  { low, high }: { low: number; high: number },
  truth: number,
): void {
  methods[name] ??= PLANTED.map(() => ({ clear: 0, covered: 0, width: 0 }));
  const sums = methods[name][which] as Tally;
  if (low > 0 || high < 0) sums.clear++;
  if (low <= truth && truth <= high) sums.covered++;
  sums.width += high - low;
}
