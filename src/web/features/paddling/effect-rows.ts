import type { BandedEffect } from '../../../contract/effects';
import { runRows } from '../../ui/charts/run-rows';
import type { TimeSpan } from '../../ui/charts/time-scale';
import { signedTicks } from '../../ui/charts/value-ticks';
import type { ShownDay } from './effect-days';

/** One x position of what was observed; `null` breaks the line. */
export interface ObservedRow {
  atMs: number;
  observed: number | null;
}

/** One x position of an estimate with its bands, the narrowest first; `null` breaks them. */
export interface BandRow {
  atMs: number;
  estimate: number | null;
  bands: readonly (readonly [number, number])[] | null;
}

/** Bands of days that reach further than this many times what was seen would press it flat: they are cut at the edge. */
const FLATTENING = 3;
/** Room between the outermost value and the edge, as a share of the axis. */
const EDGE_SHARE = 0.04;

/** What was seen: a day of which nothing is known is a gap. */
export function observedRows(days: readonly ShownDay[]): ObservedRow[] {
  return runRows(
    days,
    ({ observed }) => observed !== null,
    (atMs, day) => ({ atMs, observed: day?.observed ?? null }),
  );
}

/** What would have been seen, on the days of the window. */
export function expectedRows(days: readonly ShownDay[]): BandRow[] {
  return runRows(
    days,
    ({ expected }) => expected !== null,
    (atMs, day) => bandRow(atMs, day?.expected ?? null),
  );
}

/**
 * Observed minus expected, summed from the start of the window: begins at zero there, and is a gap where the day itself is
 * one, though the sum goes on after it.
 */
export function cumulativeRows(days: readonly ShownDay[]): BandRow[] {
  const window = days.filter(({ phase }) => phase === 'window');
  const first = window[0];
  if (!first || window.every(({ cumulative }) => cumulative === null)) return [];
  const rows = runRows(
    window,
    (day) => summedOn(day) !== null,
    (atMs, day) => bandRow(atMs, day && summedOn(day)),
  );
  const nothing = { estimate: 0, bands: first.cumulative?.bands.map(() => [0, 0] as const) ?? [] };
  return summedOn(first) ? [{ atMs: first.startMs, ...nothing }, ...rows.slice(1)] : rows;
}

/** The sum up to a day; `null` where that day added nothing because nothing is known of it. */
export function summedOn(day: ShownDay): BandedEffect | null {
  return day.observed === null ? null : day.cumulative;
}

function bandRow(atMs: number, banded: BandedEffect | null): BandRow {
  return {
    atMs,
    estimate: banded?.estimate ?? null,
    bands: banded?.bands.map(({ low, high }) => [low, high] as const) ?? null,
  };
}

/** Ends of an axis, values at its ticks, and how far bands reach beyond its ends where they are cut. */
export interface ValueAxis {
  domain: [number, number];
  ticks: number[];
  cutAbove: number | null;
  cutBelow: number | null;
}

/** The axis of what was observed and expected: everything seen and estimated is in it, bands unless they would flatten it. */
export function valueAxis(days: readonly ShownDay[]): ValueAxis {
  return axisOf(
    days.flatMap(({ observed, expected }) => [observed, expected?.estimate ?? null]),
    days.flatMap(({ expected }) => expected?.bands ?? []),
    FLATTENING,
  );
}

/** The axis of the sum, all of its bands in it: how wide they are is what it tells. */
export function cumulativeAxis(days: readonly ShownDay[]): ValueAxis {
  const sums = days.map(summedOn);
  return axisOf(
    sums.map((sum) => sum?.estimate ?? null),
    sums.flatMap((sum) => sum?.bands ?? []),
    Number.POSITIVE_INFINITY,
  );
}

function axisOf(
  values: readonly (number | null)[],
  bands: readonly { low: number; high: number }[],
  flattening: number,
): ValueAxis {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const [bandLow, bandHigh] = [
    Math.min(low, ...bands.map((band) => band.low)),
    Math.max(high, ...bands.map((band) => band.high)),
  ];
  // Nothing but zeros leaves no size to compare with.
  const size = high - low;
  const room = size === 0 ? Number.POSITIVE_INFINITY : flattening * size;
  const [lowest, highest] = [Math.max(bandLow, low - room), Math.min(bandHigh, high + room)];
  const ticks = signedTicks(lowest, highest);
  // An end a little beyond the last tick must not cost the height of a whole step.
  const margin = highest === lowest ? 1 : EDGE_SHARE * ((ticks.at(-1) as number) - (ticks[0] as number));
  const domain: [number, number] = [
    Math.max(ticks[0] as number, lowest - margin),
    Math.min(ticks.at(-1) as number, highest + margin),
  ];
  return {
    domain,
    ticks: ticks.filter((tick) => tick >= domain[0] && tick <= domain[1]),
    cutAbove: bandHigh > domain[1] ? bandHigh : null,
    cutBelow: bandLow < domain[0] ? bandLow : null,
  };
}

/** Neighbouring days that have ended and of which nothing is known, joined. */
export function gapsIn(days: readonly ShownDay[]): TimeSpan[] {
  const gaps: TimeSpan[] = [];
  for (const { startMs, endExclusiveMs, observed, ended } of days) {
    if (observed !== null || !ended) continue;
    const last = gaps.at(-1);
    if (last && last.endExclusiveMs === startMs) last.endExclusiveMs = endExclusiveMs;
    else gaps.push({ startMs, endExclusiveMs });
  }
  return gaps;
}
