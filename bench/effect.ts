import { parseArgs } from 'node:util';
import { estimateEffect, headlineOf } from '../src/domain/effect/estimate-effect';
import { RIVALS } from './effect-rivals';
import { type SeriesKind, simulatedCounts } from './effect-series';

const EFFECTS = [0, 0.2, 0.4, 0.8];
const OURS = 'averaged level models';

interface Tally {
  clear: number;
  covered: number;
  width: number;
}

/** Of one kind of series: by method and planted effect, shares of series in which it was called clear, and covered. */
interface Cell {
  kind: SeriesKind;
  methods: Record<string, Record<string, Tally>>;
  microsPerEstimate: number;
}

/** The cells that are asked for: the usual, and slowly drifting levels; then steady growth, and what is harder than promised. */
function kinds(): Record<'steady' | 'drifting' | 'growing' | 'harder', SeriesKind[]> {
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

function simulate(kind: SeriesKind, series: number): Cell {
  const methods: Cell['methods'] = {};
  let spent = 0;
  for (const effect of EFFECTS) {
    const truth = Math.log1p(effect);
    for (let seed = 1; seed <= series; seed++) {
      const counts = simulatedCounts(kind, effect, seed);
      const began = performance.now();
      const ours = ourEstimate(counts, kind);
      spent += performance.now() - began;
      tally(methods, OURS, effect, ours, truth);
      for (const [name, estimate] of Object.entries(RIVALS))
        tally(methods, name, effect, estimate(counts, kind.windowDays), truth);
    }
    for (const byEffect of Object.values(methods)) {
      const sums = byEffect[effect] as Tally;
      for (const key of ['clear', 'covered', 'width'] as const) sums[key] /= series;
    }
  }
  return { kind, methods, microsPerEstimate: Math.round((1000 * spent) / series / EFFECTS.length) };
}

function ourEstimate(counts: readonly number[], { windowDays }: SeriesKind) {
  const points = counts.map((value, day) => ({ value, of: null, season: day % 7, controls: [] }));
  const effect = estimateEffect('log', points.slice(0, -windowDays), points.slice(-windowDays));
  const wide = effect && headlineOf(effect, 'relative')?.bands.at(-1);
  if (!wide) throw new Error('A simulated series must have an effect.');
  return { low: Math.log1p(wide.low / 100), high: Math.log1p(wide.high / 100) };
}

function tally(
  methods: Cell['methods'],
  name: string,
  effect: number,
  { low, high }: { low: number; high: number },
  truth: number,
): void {
  methods[name] ??= {};
  methods[name][effect] ??= { clear: 0, covered: 0, width: 0 };
  const sums = methods[name][effect] as Tally;
  if (low > 0 || high < 0) sums.clear++;
  if (low <= truth && truth <= high) sums.covered++;
  sums.width += high - low;
}

/** Pooled over cells: false alarms, coverage, the worst cell of each, and how often each planted effect is found. */
function pooled(cells: readonly Cell[], method: string) {
  const tallyOf = ({ methods }: Cell, effect: number) =>
    (methods[method] as Record<string, Tally>)[effect] as Tally;
  const tallies = (effect: number) => cells.map((cell) => tallyOf(cell, effect));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const coverage = cells.map((cell) => mean(EFFECTS.map((effect) => tallyOf(cell, effect).covered)));
  const falseClear = tallies(0).map(({ clear }) => clear);
  return {
    falseClear: { pooled: percent(mean(falseClear)), worst: percent(Math.max(...falseClear)) },
    coverage: { pooled: percent(mean(coverage)), worst: percent(Math.min(...coverage)) },
    power: Object.fromEntries(
      EFFECTS.slice(1).map((effect) => [
        `+${100 * effect} %`,
        percent(mean(tallies(effect).map(({ clear }) => clear))),
      ]),
    ),
  };
}

function percent(share: number): number {
  return Math.round(1000 * share) / 10;
}

/**
 * How honest the intervals are: seeded series with nothing or an effect planted, each read by our method and by those
 * others use. `--series` a cell and effect (1,000 is what is published), `--group` to run some cells only.
 */
export function benchEffect(series: number, groups: readonly string[]) {
  const found: Record<string, unknown> = {};
  for (const [group, list] of Object.entries(kinds())) {
    if (groups.length > 0 && !groups.includes(group)) continue;
    const cells = list.map((kind) => simulate(kind, series));
    found[group] = {
      methods: Object.fromEntries([OURS, ...Object.keys(RIVALS)].map((name) => [name, pooled(cells, name)])),
      cells: cells.map(({ kind, methods, microsPerEstimate }) => ({
        ...kind,
        microsPerEstimate,
        falseClear: percent(methods[OURS]?.[0]?.clear ?? Number.NaN),
        coverage: EFFECTS.map((effect) => percent(methods[OURS]?.[effect]?.covered ?? Number.NaN)),
        power: EFFECTS.slice(1).map((effect) => percent(methods[OURS]?.[effect]?.clear ?? Number.NaN)),
      })),
    };
  }
  return { series, effects: EFFECTS, ...found };
}

if (process.argv[1]?.endsWith('effect.ts')) {
  const { values } = parseArgs({
    options: { series: { type: 'string', default: '1000' }, group: { type: 'string', multiple: true } },
  });
  console.log(JSON.stringify(benchEffect(Number(values.series), values.group ?? []), null, 1));
}
