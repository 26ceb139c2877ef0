import type { FlawDay } from '../src/domain/flaw/flaw-day';
import type { CoveredDay, FlawComplaint } from '../src/domain/flaw/regression';

const DAY_MS = 86_400_000;

/** A day's number as an instant: day 0 is the first after the fix. */
export function dayStartMs(day: number): number {
  return Date.UTC(2026, 5, 1) + day * DAY_MS;
}

/** Simulated counts as complaints at noon, each by another person, and as covered days. */
export function asComplaints(
  series: readonly FlawDay[],
  beforeDays: number,
): { complaints: FlawComplaint[]; days: CoveredDay[] } {
  const days = series.map(({ covered }, index) => ({
    startMs: dayStartMs(index - beforeDays),
    endExclusiveMs: dayStartMs(index - beforeDays + 1),
    covered,
  }));
  const complaints = series.flatMap(({ complaints: count }, index) =>
    Array.from({ length: count }, (_, place) => {
      const saidAtMs = dayStartMs(index - beforeDays) + DAY_MS / 2;
      const id = `${index}-${place}`;
      return { id, person: id, source: 'any', saidAtMs, learntAtMs: saidAtMs, text: 'It spins' };
    }),
  );
  return { complaints, days };
}
