/**
 * Round values from 0 to at least `max`, at most about `count` steps, whole numbers only (one cannot count half a
 * mention). The last one is the top of the axis. Zero or less answers `[0, 1]`, so that an axis always has a height.
 */
export function countTicks(max: number, count = 4): number[] {
  return signedTicks(0, max, count);
}

/** As `countTicks`, for values that may lie on both sides of zero: from at most `low` to at least `high`, zero among them. */
export function signedTicks(low: number, high: number, count = 4): number[] {
  const [bottom, top] = [Math.min(0, low), Math.max(0, high)];
  if (top === bottom) return [0, 1];
  // Rates of many may all lie under one.
  const step = top - bottom < 1 ? roundStep((top - bottom) / count) : wholeStep((top - bottom) / count);
  const first = Math.floor(bottom / step);
  const last = Math.ceil(top / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** The smallest round whole number that is not under a rough step. */
function wholeStep(rough: number): number {
  const step = Math.max(1, roundStep(rough));
  return step < 10 ? Math.ceil(step) : step;
}

/** The smallest round number that is not under a rough step. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
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
