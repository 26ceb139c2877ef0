import type { ShownDay } from './effect-days';

const DAY_MS = 86_400_000;
/** Days before the start that are shown beside each other. */
export const ALIGNED_BEFORE = 28;

/** How far the panels reach: whole days before the start of each campaign, and since. */
export interface AlignedReach {
  before: number;
  after: number;
}

/** What is needed to show all of some campaigns since their start, and up to `ALIGNED_BEFORE` days before it. */
export function alignedReach(campaigns: readonly (readonly ShownDay[])[]): AlignedReach {
  const counts = campaigns.map((days) => ({
    before: startIndex(days),
    since: days.length - startIndex(days),
  }));
  return {
    before: Math.min(ALIGNED_BEFORE, Math.max(0, ...counts.map(({ before }) => before))),
    after: Math.max(1, ...counts.map(({ since }) => since)),
  };
}

/**
 * The days of a campaign on the axis they share: day 0 is the day it starts, and every day is as long as any other,
 * whatever its clock did. Days further back are left out.
 */
export function alignedDays(days: readonly ShownDay[], { before }: AlignedReach): ShownDay[] {
  const start = startIndex(days);
  return days.slice(Math.max(0, start - before)).map((day, place) => {
    const offset = place - Math.min(start, before);
    return { ...day, startMs: offset * DAY_MS, endExclusiveMs: (offset + 1) * DAY_MS };
  });
}

/** One place for each day of the shared axis, first the earliest. */
export function alignedPlaces({ before, after }: AlignedReach) {
  return Array.from({ length: before + after }, (_, place) => ({
    offset: place - before,
    startMs: (place - before) * DAY_MS,
    endExclusiveMs: (place - before + 1) * DAY_MS,
  }));
}

/** The day of a campaign that stands at a place of the shared axis. */
export function dayAt(days: readonly ShownDay[], offset: number): ShownDay | null {
  return days.find(({ startMs }) => startMs === offset * DAY_MS) ?? null;
}

/** `day 0`, `day 12`, `14 days before`. */
export function offsetWords(offset: number): string {
  if (offset >= 0) return `day ${offset}`;
  return offset === -1 ? '1 day before' : `${-offset} days before`;
}

function startIndex(days: readonly ShownDay[]): number {
  return days.filter(({ phase }) => phase === 'baseline').length;
}
