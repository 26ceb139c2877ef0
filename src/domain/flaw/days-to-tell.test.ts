import { describe, expect, it } from 'vitest';
import { daysToTell } from './days-to-tell';

const said = (aDay: number) => ({ complaints: aDay * 56, coveredDays: 56, exposure: 56 });

describe('the days it takes to tell that a flaw is quiet', () => {
  it.each([
    [1, 91],
    [2, 30],
    [5, 14],
  ])('at %d complaints a day of which a fifth stays are %d', (aDay, days) => {
    expect(daysToTell(said(aDay), 0, 0.2)).toBe(days);
  });

  it('are fewer where nothing stays, and more where days vary', () => {
    expect(daysToTell(said(1), 0, 0)).toBe(14);
    expect(daysToTell(said(2), 0.5, 0.2)).toBeGreaterThan(30);
  });

  it('are not known for a flaw too rare for any look, or never heard before', () => {
    expect(daysToTell(said(0.5), 0, 0.2)).toBeNull();
    expect(daysToTell(said(0), 0, 0)).toBeNull();
  });

  it('do not depend on what complaints are held against', () => {
    expect(daysToTell({ complaints: 112, coveredDays: 56, exposure: 56_000 }, 0, 0.2)).toBe(30);
  });
});
