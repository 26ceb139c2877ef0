import { estimateEffect, headlineOf, type Telling } from './estimate-effect';
import { type EffectPoint, isKnown, type Link } from './link';

/** Fewer windows than this in the baseline are no yardstick. */
export const MIN_PLACEBOS = 8;
const MAX_PLACEBOS = 20;

/** Where nothing happened: what the method finds in windows of the same length inside the baseline. */
export interface Placebo {
  /** Effects found, told as the real one, earliest window first; `null` when there are fewer than `MIN_PLACEBOS`. */
  effects: number[] | null;
  /** Windows the baseline has room for. */
  windows: number;
  /** How many ran at least as far as the real one, in either direction; `null` when not shown. */
  asFar: number | null;
}

/**
 * Placebo in time (Abadie, Diamond and Hainmueller 2015): the same forecast, begun at up to 20 evenly spaced buckets
 * before the real start, each with at least `minBaseline` known buckets behind it and a window of the real length ahead.
 * Effects are told as `of`, the real one, is.
 */
export function placeboInTime(
  link: Link,
  baseline: readonly EffectPoint[],
  windowBuckets: number,
  { minBaseline, telling, of }: { minBaseline: number; telling: Telling; of: number },
): Placebo {
  const first = indexOfKnown(link, baseline, minBaseline);
  const last = baseline.length - windowBuckets;
  const windows = first === null ? 0 : Math.max(0, last - first + 1);
  if (first === null || windows < MIN_PLACEBOS) return { effects: null, windows, asFar: null };
  const shown = Math.min(windows, MAX_PLACEBOS);
  const starts = Array.from({ length: shown }, (_, index) =>
    Math.round(first + (index * (windows - 1)) / (shown - 1)),
  );
  const effects = starts.flatMap((start) => {
    const found = placeboAt(link, baseline, { start, buckets: windowBuckets }, telling);
    return found === null ? [] : [found];
  });
  if (effects.length < MIN_PLACEBOS) return { effects: null, windows: effects.length, asFar: null };
  return { effects, windows, asFar: effects.filter((found) => Math.abs(found) >= Math.abs(of)).length };
}

/** Index of the first bucket with at least so many known ones before it. */
function indexOfKnown(link: Link, baseline: readonly EffectPoint[], least: number): number | null {
  let known = 0;
  for (const [index, point] of baseline.entries()) {
    if (isKnown(link, point)) known++;
    if (known >= least) return index + 1;
  }
  return null;
}

/** The effect found in a window inside the baseline; `null` where there is none to tell. */
function placeboAt(
  link: Link,
  baseline: readonly EffectPoint[],
  { start, buckets }: { start: number; buckets: number },
  telling: Telling,
): number | null {
  const found = estimateEffect(link, baseline.slice(0, start), baseline.slice(start, start + buckets));
  return (found && headlineOf(found, telling)?.estimate) ?? null;
}
