/**
 * Round values from 0 to at least `max`, at most about `count` steps, whole numbers only (one cannot count half a
 * mention). The last one is the top of the axis. Zero or less answers `[0, 1]`, so that an axis always has a height.
 */
export function countTicks(max: number, count = 4): number[] {
  if (max <= 0) return [0, 1];
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough - 1e-9) ?? 10) * power,
  );
  const whole = step < 10 ? Math.ceil(step) : step;
  const ticks = [0];
  while ((ticks.at(-1) as number) < max) ticks.push((ticks.at(-1) as number) + whole);
  return ticks;
}

const POINT_EDGES = [10, 20, 30, 40, 50, 75, 100];

/**
 * Top and bottom of an axis of points (−100…100): zero is always in it, and at least ten points on each side, so that
 * noise about zero does not fill the strip.
 */
export function pointsDomain(values: readonly (number | null)[]): [number, number] {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const edge = (size: number) => POINT_EDGES.find((candidate) => candidate >= size) ?? 100;
  return [-edge(-low), edge(high)];
}
