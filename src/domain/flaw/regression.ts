import { MIN_PEOPLE } from './days-to-return';
import type { ExposedCount } from './dispersion';
import { dispersionOf } from './dispersion';
import { olderVersionNamed } from './named-versions';
import { regressionWords } from './regression-words';
import { type ReturnRates, returnRun } from './return-run';
import { readVersion } from './version';

/** Version of the rule below; it travels with every answer. */
export const REGRESSION_VERSION = 'regression-2';
/** So many days before a fix are the old rate. */
export const OLD_RATE_DAYS = 56;
const DAY_MS = 86_400_000;
/** So long ago, what is said belongs to the quiet level and no longer to what may be coming back. */
const QUIET_AFTER_MS = 21 * DAY_MS;
/** Before quiet is confirmed, so much of the old rate is expected to stay. */
const EXPECTED_SHARE = 0.2;
/** The quiet level is never taken for lower or higher than these shares of the old rate. */
const LEAST_SHARE = 0.02;
/** Added to the quiet level: where nothing was said, it is not known to be nothing. */
const ADDED = 0.5;
const MOST_SHARE = 0.3;
/** A flaw hardly anybody ever spoke of comes back with one complaint in forty days. */
const LEAST_OLD_RATE = 0.05;

/** A root complaint about the flaw. */
export interface FlawComplaint {
  id: string;
  /** Whoever said it; `null` when the name is gone: all of these count as one. */
  person: string | null;
  source: string;
  saidAtMs: number;
  /** When we learnt of it; it decides nothing. */
  learntAtMs: number;
  /** `null` when deleted: then no version is named. */
  text: string | null;
}

/** A local day, half-open, and how much of it was collected (0…1); the last one may be under way. */
export interface CoveredDay {
  startMs: number;
  endExclusiveMs: number;
  covered: number;
}

export interface ShippedFix {
  effectiveAtMs: number;
  /** Days until people of a source can have it; a source that is not named has it at once. */
  lagDays: Readonly<Record<string, number>>;
  version: string | null;
}

/** What of the complaints since the fix does not speak against it. */
export interface LeftOut {
  /** Said before people of their source could have the fix, though after it took effect. */
  withinLag: number;
  /** Name a version older than the fix's. */
  olderVersion: number;
  /** Said before the fix took effect, learnt after: a late arrival. */
  late: number;
}

export interface RegressionAnswer {
  regressed: boolean;
  version: string;
  /** Complaints that count, and people, since `sinceMs`, where they began to come back. */
  complaints: number;
  people: number;
  /** Start of the day on which the run began; `null` when nothing speaks for a return. */
  sinceMs: number | null;
  firstAtMs: number | null;
  lastAtMs: number | null;
  /** People a day who complained: before the fix, expected while quiet, and in the run. */
  oldPerDay: number;
  quietPerDay: number;
  runPerDay: number | null;
  /** How strongly it speaks for a return, and from where on it is one. */
  strength: number;
  limit: number;
  /** What it was judged by. */
  rates: ReturnRates;
  leftOut: LeftOut;
  /** Ids of the complaints of the run, oldest first. */
  evidence: string[];
  words: string;
}

/**
 * Did a flaw come back? Only root complaints count that were said after the fix took effect plus the lag of their
 * source and name no older version; when they were learnt does not matter, so a late arrival never reopens. Each person
 * counts once a day. Three people or more must have spoken, at a rate that speaks for half the old one rather than for
 * the quiet level (see `returnRun`): a trickle of three people in a year is no return.
 *
 * Old rate: the `before` days, from the day after the first complaint up to the fix. Quiet level: what was said from
 * the fix until quiet was confirmed, and later until 21 days ago, half a complaint added, between 2 and 30 % of the old
 * rate; 20 % while quiet is not confirmed. A day weighs what was collected of it times the share of old complaints whose
 * source could have the fix by then.
 */
export function regression(input: {
  fix: ShippedFix;
  /** In any order; from before the fix, too. */
  complaints: readonly FlawComplaint[];
  /** Dense, in time order, from before the fix until now. */
  days: readonly CoveredDay[];
  /** `null` while quiet is not confirmed. */
  quietAtMs: number | null;
  nowMs: number;
  /** For the days in the words. */
  zone: string;
}): RegressionAnswer {
  const { fix, days, quietAtMs, nowMs } = input;
  const before = daysOfOld(input);
  const { counting, leftOut } = sift(input.complaints, fix);
  const old = total(before);
  const oldPerDay = Math.max(LEAST_OLD_RATE, old.exposure === 0 ? 0 : old.count / old.exposure);
  const since = days.filter((day) => day.endExclusiveMs > fix.effectiveAtMs && day.startMs < nowMs);
  const shareAt = sharesOfOld(input.complaints, fix);
  const after = peopleByDay(counting, since).map((count, index) => {
    const day = since[index] as CoveredDay;
    return { count, exposure: day.covered * shareAt(day) };
  });
  const watchedFromMs = quietAtMs === null ? fix.effectiveAtMs : Math.max(quietAtMs, nowMs - QUIET_AFTER_MS);
  const split = since.findIndex((day) => day.endExclusiveMs > watchedFromMs);
  const from = split === -1 ? since.length : split;
  const quietPerDay =
    oldPerDay * (quietAtMs === null ? EXPECTED_SHARE : quietShare(after.slice(0, from), oldPerDay));
  const rates = { quiet: quietPerDay, returned: 0.5 * oldPerDay, variation: variationOf(before) };
  const run = returnRun(after.slice(from), rates);
  const runFromMs = run.start === null ? null : (since[from + run.start] as CoveredDay).startMs;
  const inRun =
    runFromMs === null ? [] : counting.filter(({ saidAtMs }) => saidAtMs >= runFromMs && saidAtMs < nowMs);
  const people = new Set(inRun.map(({ person }) => person)).size;
  const measured = {
    regressed: run.reached && people >= MIN_PEOPLE,
    version: REGRESSION_VERSION,
    complaints: inRun.length,
    people,
    sinceMs: inRun.length === 0 ? null : runFromMs,
    firstAtMs: inRun.at(0)?.saidAtMs ?? null,
    lastAtMs: inRun.at(-1)?.saidAtMs ?? null,
    oldPerDay,
    quietPerDay,
    runPerDay: inRun.length === 0 ? null : run.perDay,
    strength: run.strength,
    limit: run.limit,
    rates,
    leftOut,
    evidence: inRun.map(({ id }) => id),
  };
  return {
    ...measured,
    words: regressionWords({ ...measured, oldDays: OLD_RATE_DAYS }, fix.version, input.zone),
  };
}

function sift(complaints: readonly FlawComplaint[], fix: ShippedFix) {
  const leftOut: LeftOut = { withinLag: 0, olderVersion: 0, late: 0 };
  const fixed = fix.version === null ? null : readVersion(fix.version);
  const counting: FlawComplaint[] = [];
  for (const complaint of complaints) {
    if (complaint.saidAtMs < fix.effectiveAtMs) {
      if (complaint.learntAtMs >= fix.effectiveAtMs) leftOut.late++;
    } else if (complaint.saidAtMs < haveItAtMs(fix, complaint.source)) leftOut.withinLag++;
    else if (fixed !== null && complaint.text !== null && olderVersionNamed(complaint.text, fixed))
      leftOut.olderVersion++;
    else counting.push(complaint);
  }
  counting.sort((one, other) => one.saidAtMs - other.saidAtMs || (one.id < other.id ? -1 : 1));
  return { counting, leftOut };
}

/** When people of a source can have the fix. */
function haveItAtMs({ effectiveAtMs, lagDays }: ShippedFix, source: string): number {
  return effectiveAtMs + (Object.hasOwn(lagDays, source) ? (lagDays[source] as number) : 0) * DAY_MS;
}

function daysOfOld({
  complaints,
  days,
  fix,
}: {
  complaints: readonly FlawComplaint[];
  days: readonly CoveredDay[];
  fix: ShippedFix;
}): ExposedCount[] {
  const old = complaints.filter(({ saidAtMs }) => saidAtMs < fix.effectiveAtMs);
  const firstMs = old.reduce((first, { saidAtMs }) => Math.min(first, saidAtMs), Number.POSITIVE_INFINITY);
  const before = days.filter((day) => day.endExclusiveMs <= fix.effectiveAtMs && day.startMs > firstMs);
  return peopleByDay(old, before).map((count, index) => ({
    count,
    exposure: (before[index] as CoveredDay).covered,
  }));
}

/** How many people spoke on each day; what was said on a day that was not collected is not used. */
function peopleByDay(complaints: readonly FlawComplaint[], days: readonly CoveredDay[]): number[] {
  const people = days.map(() => new Set<string | null>());
  for (const { saidAtMs, person } of complaints) {
    const index = dayAt(days, saidAtMs);
    if (index !== null) people[index]?.add(person);
  }
  return people.map((set, index) => ((days[index] as CoveredDay).covered > 0 ? set.size : 0));
}

function dayAt(days: readonly CoveredDay[], atMs: number): number | null {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as CoveredDay).endExclusiveMs > atMs) high = middle;
    else low = middle + 1;
  }
  const day = days[low];
  return day !== undefined && day.startMs <= atMs ? low : null;
}

/** Which share of the old complaints came from sources whose people can have the fix on a day. */
function sharesOfOld(complaints: readonly FlawComplaint[], fix: ShippedFix): (day: CoveredDay) => number {
  const bySource = new Map<string, number>();
  let said = 0;
  for (const { source, saidAtMs } of complaints) {
    if (saidAtMs >= fix.effectiveAtMs) continue;
    bySource.set(source, (bySource.get(source) ?? 0) + 1);
    said++;
  }
  return (day) => {
    if (said === 0) return 1;
    let share = 0;
    for (const [source, count] of bySource) {
      const length = day.endExclusiveMs - day.startMs;
      const had = (day.endExclusiveMs - haveItAtMs(fix, source)) / length;
      share += (count / said) * Math.min(1, Math.max(0, had));
    }
    return share;
  };
}

function quietShare(quiet: readonly ExposedCount[], oldPerDay: number): number {
  const { count, exposure } = total(quiet);
  if (exposure === 0) return EXPECTED_SHARE;
  return Math.min(MOST_SHARE, Math.max(LEAST_SHARE, (count + ADDED) / exposure / oldPerDay));
}

function total(days: readonly ExposedCount[]): ExposedCount {
  return days.reduce(
    (sum, day) => ({ count: sum.count + day.count, exposure: sum.exposure + day.exposure }),
    {
      count: 0,
      exposure: 0,
    },
  );
}

/** Variance of a day's rate over its square, beyond chance. */
function variationOf(days: readonly ExposedCount[]): number {
  const { count } = total(days);
  return count === 0 ? 0 : (dispersionOf([days]) - 1) / (count / days.length);
}
