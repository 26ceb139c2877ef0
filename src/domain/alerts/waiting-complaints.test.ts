import { describe, expect, it } from 'vitest';
import { waitingAt } from './waiting-complaints';

const HOUR_MS = 3_600_000;
const complaint = (heard: number, answered: number | null) => ({
  heardMs: heard * HOUR_MS,
  answeredMs: answered === null ? null : answered * HOUR_MS,
});
const counts = (complaints: ReturnType<typeof complaint>[], hours: number[]) =>
  waitingAt(
    complaints,
    hours.map((hour) => hour * HOUR_MS),
    { longMs: 24 * HOUR_MS, givenUpMs: 100 * HOUR_MS },
  ).map(({ length }) => length);

describe('waitingAt', () => {
  it('counts a complaint once it has waited too long, until it is answered', () => {
    expect(counts([complaint(0, 40)], [24, 25, 39, 40, 41])).toEqual([0, 1, 1, 0, 0]);
    expect(counts([complaint(0, 10)], [25])).toEqual([0]);
  });

  it('counts one that is never answered until nobody waits for it any more', () => {
    expect(counts([complaint(0, null)], [25, 100, 101])).toEqual([1, 1, 0]);
  });
});
