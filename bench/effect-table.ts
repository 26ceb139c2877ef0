import { type EffectCell, OURS, PLANTED, type Tally } from './effect-cells';
import type { BesideR } from './effect-published';
import { RIVALS } from './effect-rivals';

/** What a method does over some cells, in percent. */
export interface PooledEffect {
  falseClear: { pooled: number; worst: number };
  coverage: { pooled: number; worst: number };
  /** How often each planted effect is called clear. */
  power: number[];
}

/** Pooled over cells, with the worst of them; the coverage of a cell is that over all planted effects. */
export function pooledEffect(cells: readonly EffectCell[], method: string): PooledEffect {
  const tallies = cells.map(({ methods }) => methods[method] as Tally[]);
  const falseClear = tallies.map(([none]) => (none as Tally).clear);
  const coverage = tallies.map((list) => mean(list.map(({ covered }) => covered)));
  return {
    falseClear: { pooled: percent(mean(falseClear)), worst: percent(Math.max(...falseClear)) },
    coverage: { pooled: percent(mean(coverage)), worst: percent(Math.min(...coverage)) },
    power: PLANTED.slice(1).map((_, which) =>
      percent(mean(tallies.map((list) => (list[which + 1] as Tally).clear))),
    ),
  };
}

const GROUPS: Readonly<Record<string, string>> = {
  steady: 'Steady level',
  drifting: 'Slowly drifting level (1 % a day, a random walk)',
  growing: 'Steady growth (0.3 % a day)',
  harder: 'Harder than promised: drift of 2 % a day, few counts, bursts, autocorrelation 0.8',
};

/** The cells for a reader. */
export function effectTable(
  cells: readonly EffectCell[],
  beside: readonly BesideR[],
  version: string,
): string {
  const groups = [...new Set(cells.map(({ group }) => group))];
  const lines = [
    '# How honest the intervals of an effect are',
    '',
    `Written by \`npm run bench -- --only effect\` (method \`${version}\`, ${cells[0]?.series} seeded series a cell and planted effect: negative binomial counts around 40 a day with a weekday pattern and AR(1) disturbances). Percent; *false clear* is how often a series without an effect is called clear, *coverage* how often the 95 % interval holds the planted effect, *power* how often it is called clear.`,
  ];
  for (const group of groups) {
    const list = cells.filter((cell) => cell.group === group);
    lines.push('', `## ${GROUPS[group] ?? group}`, '', ...methodRows(list), '', ...cellRows(list));
  }
  if (beside.length > 0)
    lines.push('', '## Beside what R (CausalImpact) has published', '', ...besideRows(beside));
  return `${lines.join('\n')}\n`;
}

function besideRows(beside: readonly BesideR[]): string[] {
  const interval = ([low, high]: readonly [number, number]) => `${short(low)} to ${short(high)}`;
  return table(
    ['data', 'average, R', '95 %, R', 'average, ours', '95 %, ours', 'width against R', 'verdict'],
    beside.map(({ name, theirs, ours }) => {
      const ourInterval = ours.averageInterval ?? ([Number.NaN, Number.NaN] as const);
      const ratio = (ourInterval[1] - ourInterval[0]) / (theirs.interval[1] - theirs.interval[0]);
      return [
        name,
        short(theirs.average),
        interval(theirs.interval),
        short(ours.averageEffect ?? Number.NaN),
        interval(ourInterval),
        ratio.toFixed(2),
        ours.verdict,
      ];
    }),
  );
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function methodRows(cells: readonly EffectCell[]): string[] {
  return table(
    [
      'method',
      'false clear',
      'worst cell',
      'coverage',
      'worst cell',
      ...PLANTED.slice(1).map((effect) => `power +${100 * effect} %`),
    ],
    [OURS, ...Object.keys(RIVALS)].map((method) => {
      const { falseClear, coverage, power } = pooledEffect(cells, method);
      return [method, falseClear.pooled, falseClear.worst, coverage.pooled, coverage.worst, ...power];
    }),
  );
}

function cellRows(cells: readonly EffectCell[]): string[] {
  return table(
    ['days', 'window', 'AR(1)', 'mean', 'drift', 'false clear', 'coverage', 'power', 'µs an estimate'],
    cells.map(({ kind, methods, microsPerEstimate }) => {
      const list = methods[OURS] as Tally[];
      return [
        kind.days,
        kind.windowDays,
        kind.correlation,
        kind.mean,
        kind.drift,
        percent((list[0] as Tally).clear),
        list.map(({ covered }) => percent(covered)).join(' / '),
        list
          .slice(1)
          .map(({ clear }) => percent(clear))
          .join(' / '),
        microsPerEstimate,
      ];
    }),
  );
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(share: number): number {
  return Math.round(1000 * share) / 10;
}
