import type { BandRow } from './effect-rows';

type Place = (value: number) => number;

/** A line through the known values, broken where one is not known. */
export function linePath<Row extends { atMs: number }>(
  rows: readonly Row[],
  readValue: (row: Row) => number | null,
  x: Place,
  y: Place,
): string {
  let path = '';
  let isOpen = false;
  for (const row of rows) {
    const value = readValue(row);
    if (value !== null) path += `${isOpen ? 'L' : 'M'}${tenth(x(row.atMs))} ${tenth(y(value))}`;
    isOpen = value !== null;
  }
  return path;
}

/** The area of one band, the narrowest being 0; each unbroken run is a shape of its own. */
export function areaPath(rows: readonly BandRow[], band: number, x: Place, y: Place): string {
  const runs: { atMs: number; low: number; high: number }[][] = [[]];
  for (const { atMs, bands } of rows) {
    const ends = bands?.[band];
    if (ends) runs.at(-1)?.push({ atMs, low: ends[0], high: ends[1] });
    else runs.push([]);
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => {
      const upper = run.map(({ atMs, high }) => `${tenth(x(atMs))} ${tenth(y(high))}`);
      const lower = [...run].reverse().map(({ atMs, low }) => `${tenth(x(atMs))} ${tenth(y(low))}`);
      return `M${upper.join('L')}L${lower.join('L')}Z`;
    })
    .join('');
}

function tenth(px: number): number {
  return Math.round(px * 10) / 10;
}
