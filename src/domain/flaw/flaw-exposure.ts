import type { FlawDay } from './flaw-day';

/** What the complaints of a window are held against: `units` of covered time or of what was uploaded. */
export interface Exposure {
  kind: 'covered days' | 'uploaded';
  before: number;
  after: number;
}

/** A day that is used, and its exposure. */
export interface ExposedDay {
  day: FlawDay;
  exposure: number;
  /** Covered time, weighed by what the weekday weighs in the topic: the exposure where none was uploaded. */
  time: number;
}

/** A weekday of which little is known is taken for a usual one: this many complaints are added, spread evenly. */
const USUAL_COMPLAINTS = 5;

/**
 * The days of both windows that can be compared, with their exposure. When an uploaded series knows a day before and
 * one after, only days it knows are used. Else the exposure is covered time, a day weighing what its weekday weighs in
 * the topic before: where gaps left only Sundays, fewer complaints are no fall.
 */
export function exposedDays(
  before: readonly FlawDay[],
  after: readonly FlawDay[],
): { kind: Exposure['kind']; before: ExposedDay[]; after: ExposedDay[] } {
  const weights = weekdayWeights(before);
  const known = (day: FlawDay) => day.covered > 0 && (day.exposure ?? 0) > 0;
  const isUploaded = before.some(known) && after.some(known);
  const exposed = (days: readonly FlawDay[]) =>
    days
      .filter((day) => (isUploaded ? known(day) : day.covered > 0))
      .map((day) => {
        const time = (weights[day.weekday] ?? 1) * day.covered;
        return { day, time, exposure: isUploaded ? (day.exposure as number) * day.covered : time };
      });
  return {
    kind: isUploaded ? 'uploaded' : 'covered days',
    before: exposed(before),
    after: exposed(after),
  };
}

/** How much is said of the topic on each weekday, 1 on average. */
function weekdayWeights(days: readonly FlawDay[]): number[] {
  const said = new Array<number>(7).fill(0);
  const covered = new Array<number>(7).fill(0);
  for (const day of days) {
    if (day.covered <= 0) continue;
    said[day.weekday] = (said[day.weekday] ?? 0) + day.topicComplaints;
    covered[day.weekday] = (covered[day.weekday] ?? 0) + day.covered;
  }
  const total = said.reduce((sum, count) => sum + count, 0);
  const allCovered = covered.reduce((sum, count) => sum + count, 0);
  const rate = total / allCovered;
  if (!(rate > 0)) return new Array<number>(7).fill(1);
  const raw = said.map(
    (count, weekday) => (count + USUAL_COMPLAINTS) / ((covered[weekday] ?? 0) * rate + USUAL_COMPLAINTS),
  );
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / 7;
  return raw.map((weight) => weight / mean);
}
