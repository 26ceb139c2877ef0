import { instantOfLocal, offsetSegmentAt } from '../domain/zone-offsets';
import type { SourceKey } from './people';
import type { CauseKey, TopicKey } from './text/language-pack';

/** Where the company lives: its days, hours and weekdays. */
export const COMPANY_ZONE = 'Europe/Berlin';
export type Mood = 'positive' | 'neutral' | 'negative';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A stretch of days, counted from 0, `endDay` exclusive; may reach beyond the last day. */
export interface Flight {
  startDay: number;
  endDay: number;
}

/** What happens on which day of the sample; day 0 is the first. */
export interface Plot {
  days: number;
  /** From this day on the forum is connected. */
  forumDay: number;
  outageDay: number;
  outageFixDay: number;
  spins: Flight;
  /** Twice: until the fix, and again after a later release. */
  doubleRoaming: readonly [Flight, Flight];
  doubleData: Flight;
  friends: Flight;
  simplyFair: Flight;
  esim: Flight;
  festival: Flight;
  north: Flight;
}

/** Days of the company's river: `[startAt, endExclusive)` from local midnight to local midnight. */
export interface Calendar {
  days: number;
  startAt: number;
  endExclusive: number;
  plot: Plot;
  /** Instant of a local time on a day; `hour` may have a fraction, `day` may lie outside. */
  at(day: number, hour: number): number;
  /** Local day number, hour (with fraction) and weekday (0 is Sunday) of an instant. */
  local(at: number): { day: number; hour: number; weekday: number };
  weekday(day: number): number;
}

/** The calendar of `days` days whose last is the anchor day; throws a RangeError for a date that is none. */
export function calendarOf(anchor: string, days: number): Calendar {
  const anchorMs = Date.parse(`${anchor}T00:00:00Z`);
  if (Number.isNaN(anchorMs)) throw new RangeError(`not an ISO date: ${anchor}`);
  const firstMs = anchorMs - (days - 1) * DAY_MS;
  const at = (day: number, hour: number) =>
    instantOfLocal(firstMs + day * DAY_MS + Math.round(hour * HOUR_MS), COMPANY_ZONE);
  const weekday = (day: number) => new Date(firstMs + day * DAY_MS).getUTCDay();
  return {
    days,
    startAt: at(0, 0),
    endExclusive: at(days, 0),
    plot: plotOf(days, weekday),
    at,
    weekday,
    local(instant) {
      const localMs = instant + offsetSegmentAt(instant, COMPANY_ZONE).offsetMs;
      const day = Math.floor((localMs - firstMs) / DAY_MS);
      return { day, hour: (localMs - firstMs - day * DAY_MS) / HOUR_MS, weekday: weekday(day) };
    },
  };
}

/** The plot is written for 120 days and stretched to others, but for the outage: a Friday five to eleven days before the end. */
function plotOf(days: number, weekday: (day: number) => number): Plot {
  const day = (of120: number) => Math.round((of120 * days) / 120);
  const flight = (startDay: number, endDay: number): Flight => ({
    startDay: day(startDay),
    endDay: day(endDay),
  });
  let outageDay = days - 6;
  while (weekday(outageDay) !== 5) outageDay--;
  return {
    days,
    forumDay: day(47),
    outageDay,
    outageFixDay: outageDay + 3,
    spins: flight(12, 61),
    doubleRoaming: [flight(17, 52), flight(96, 400)],
    doubleData: flight(66, 87),
    friends: flight(32, 46),
    simplyFair: flight(90, 100),
    esim: flight(20, 27),
    festival: flight(103, 108),
    north: flight(111, 127),
  };
}

/** Roots per day of one kind, before scaling: what about, in which mood, from which cause. */
export interface Stream {
  topic: TopicKey;
  mood: Mood;
  cause: CauseKey | null;
  rate: number;
}

/** Share of all roots per topic, and how they split into negative, neutral, positive. */
const USUAL: Readonly<Record<TopicKey, readonly [number, number, number]>> = {
  network: [0.088, 0.03, 0.03],
  roaming: [0.034, 0.03, 0.015],
  billing: [0.07, 0.025, 0.011],
  app: [0.042, 0.02, 0.026],
  stores: [0.024, 0.014, 0.026],
  support: [0.074, 0.012, 0.034],
  esim: [0.024, 0.026, 0.014],
  speed: [0.036, 0.02, 0.058],
  north: [0.032, 0.014, 0.012],
  prices: [0.046, 0.03, 0.02],
  devices: [0.03, 0.028, 0.024],
  privacy: [0.022, 0.014, 0.003],
  brand: [0.01, 0.022, 0.012],
};

/** Sunday first. */
const WEEKDAY_FACTOR = [0.74, 1.13, 1.08, 1.05, 1.02, 1.0, 0.83] as const;
const OUTAGE_FACTOR = [3.6, 2.0, 1.25, 0.8, 0.35] as const;

/** Extra network roots per usual one on a day of the outage, 0 on others; with the usual ones about 4 on the day itself. */
export function outageExcess(plot: Plot, day: number): number {
  return OUTAGE_FACTOR[day - plot.outageDay] ?? 0;
}

/** All streams of a day, in a fixed order; rates add up to about 1 on a quiet weekday. */
export function streamsOf(calendar: Calendar, day: number): Stream[] {
  const { plot } = calendar;
  const rhythm = (WEEKDAY_FACTOR[calendar.weekday(day)] as number) * (0.97 + (0.06 * day) / calendar.days);
  const streams: Stream[] = [];
  const add = (topic: TopicKey, mood: Mood, cause: CauseKey | null, rate: number) => {
    if (rate > 0) streams.push({ topic, mood, cause, rate: rate * rhythm });
  };
  for (const key in USUAL) {
    const topic = key as TopicKey;
    const [negative, neutral, positive] = USUAL[topic];
    add(topic, 'negative', null, negative * complaintFactor(plot, topic, day));
    add(topic, 'neutral', null, neutral * (topic === 'esim' && within(plot.esim, day) ? 1.25 : 1));
    add(topic, 'positive', null, positive * praiseFactor(plot, topic, day));
  }
  const [negative, neutral, positive] = USUAL.network;
  const excess = outageExcess(plot, day) * (negative + neutral + positive);
  add('network', 'negative', 'outage', excess * 0.86);
  add('network', 'neutral', 'outage', excess * 0.14);
  add('app', 'negative', 'payment-spins', 0.026 * flawLevel([plot.spins], day, 1.3, 2));
  add('roaming', 'negative', 'double-roaming', 0.022 * flawLevel(plot.doubleRoaming, day, 2.2, 4));
  add('prices', 'negative', 'tariff-change', USUAL.prices[0] * tariffLevel(plot, day));
  return streams;
}

/** Does a flight cover this day? */
export function within(flight: Flight, day: number): boolean {
  return day >= flight.startDay && day < flight.endDay;
}

function complaintFactor(plot: Plot, topic: TopicKey, day: number): number {
  if (topic === 'support') return 1 + 0.14 * outageExcess(plot, day);
  if (topic === 'prices' && day >= plot.simplyFair.startDay) return 1.12;
  return 1;
}

function praiseFactor(plot: Plot, topic: TopicKey, day: number): number {
  if (topic === 'speed' && within(plot.doubleData, day)) return 3;
  if (topic === 'network' && outageExcess(plot, day) > 1) return 0.5;
  if (topic === 'esim' && within(plot.esim, day)) return 1.15;
  if (topic === 'north' && within(plot.north, day)) return 1.3;
  return 1;
}

/** 0 … 1: rises over `riseDays`, after the fix falls with a half-life of `fallDays` ⁄ 2 to almost nothing. */
function flawLevel(spells: readonly Flight[], day: number, fallDays: number, riseDays: number): number {
  let level = 0;
  for (const { startDay, endDay } of spells) {
    if (day < startDay) continue;
    const risen = Math.min(1, (day - startDay + 1) / riseDays);
    level = Math.max(
      level,
      day < endDay ? risen : Math.max(0.012, 0.7 * 2 ** (-(day - endDay) / (fallDays / 2))),
    );
  }
  return level;
}

/** Complaints about the new prices, in usual price complaints: strong in the flight, slowly fading after it. */
function tariffLevel(plot: Plot, day: number): number {
  const { startDay, endDay } = plot.simplyFair;
  if (day < startDay) return 0;
  if (day < endDay) return day === startDay ? 1.7 : 3.3;
  return 0.1 + 1.2 * 2 ** (-(day - endDay) / 5);
}

/** Share of each source in the roots of a topic on a day; the forum's is 0 until it is connected. */
export function sourceShares(plot: Plot, topic: TopicKey, day: number): Record<SourceKey, number> {
  const reviews =
    { app: 0.34, stores: 0.34, support: 0.26, prices: 0.24, devices: 0.24 }[topic as string] ?? 0.12;
  return {
    bluesky: 0.42,
    mastodon: 0.2,
    forum: day < plot.forumDay ? 0 : topic === 'brand' ? 0.05 : 0.26,
    reviews,
  };
}

const USUAL_HOURS = [
  22, 13, 8, 7, 9, 19, 48, 88, 112, 118, 112, 108, 118, 110, 100, 98, 104, 118, 132, 142, 144, 128, 92, 50,
] as const;
const WEEKEND_HOURS = [
  38, 26, 16, 10, 8, 12, 24, 46, 78, 104, 120, 122, 120, 116, 112, 108, 106, 110, 120, 130, 134, 122, 94, 60,
] as const;
/** Local hours of the outage day; it began shortly after seven. */
const OUTAGE_HOURS = [
  0, 0, 0, 0, 0, 0, 0, 150, 240, 230, 190, 160, 160, 140, 120, 110, 110, 120, 110, 90, 70, 50, 30, 15,
] as const;

/** Weights of the 24 local hours of a day. */
export function hourWeights(calendar: Calendar, day: number, cause: CauseKey | null): readonly number[] {
  if (cause === 'outage' && day === calendar.plot.outageDay) return OUTAGE_HOURS;
  const weekday = calendar.weekday(day);
  return weekday === 0 || weekday === 6 ? WEEKEND_HOURS : USUAL_HOURS;
}
