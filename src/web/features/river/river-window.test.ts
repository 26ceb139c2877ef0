import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../contract/catalogue';
import type { Currents } from '../../../contract/currents';
import { daysOfWindow, hasDataBeyond, neighbourWindow, windowOf, windowOfDays } from './river-window';

const zone = 'Europe/Berlin';
const catalogue: Catalogue = {
  firstAt: '2023-12-02T07:00:00Z',
  lastAt: '2025-11-20T23:30:00Z',
  mentions: 9,
  sources: [],
  languages: [],
};
const none = { from: null, to: null } as const;
const query = (from: string, to: string, bucket: 'hour' | 'day' | 'month' = 'day') =>
  ({ from, to, bucket, zone }) as Currents['query'];

describe('windowOf', () => {
  it('asks for the length of a range only, and needs no other answer for it', () => {
    expect(windowOf({ range: '28d', ...none }, undefined, undefined)).toEqual({ days: 28 });
    expect(windowOf({ range: '7d', ...none }, catalogue, zone)).toEqual({ days: 7 });
  });

  it('takes everything there is for "all"', () => {
    expect(windowOf({ range: 'all', ...none }, catalogue, zone)?.from).toBe('2023-12-01T23:00:00.000Z');
  });

  it('waits for what it does not know, and asks for nothing special of an empty store', () => {
    expect(windowOf({ range: 'all', ...none }, undefined, zone)).toBeNull();
    expect(windowOf({ range: 'all', ...none }, { ...catalogue, firstAt: null, lastAt: null }, zone)).toEqual(
      {},
    );
  });

  it('puts a window of one’s own before any range', () => {
    const own = { from: '2025-01-01T00:00:00Z', to: '2025-02-01T00:00:00Z' };
    expect(windowOf({ range: '7d', ...own }, undefined, undefined)).toEqual(own);
  });
});

describe('days of a window', () => {
  it('names the last day, not the day after, and finds the same window again', () => {
    const own = query('2025-10-19T22:00:00.000Z', '2025-11-02T23:00:00.000Z');
    expect(daysOfWindow(own)).toEqual({ first: '2025-10-20', last: '2025-11-02' });
    expect(windowOfDays('2025-10-20', '2025-11-02', zone)).toEqual({ from: own.from, to: own.to });
    expect(windowOfDays('2025-11-02', '2025-10-20', zone)).toEqual({ from: own.from, to: own.to });
  });
});

describe('neighbourWindow', () => {
  it('keeps whole days across a clock change', () => {
    const week = query('2025-10-19T22:00:00.000Z', '2025-10-26T23:00:00.000Z');
    expect(neighbourWindow(week, 1)).toEqual({
      from: '2025-10-26T23:00:00.000Z',
      to: '2025-11-02T23:00:00.000Z',
    });
    expect(neighbourWindow(week, -1)).toEqual({
      from: '2025-10-12T22:00:00.000Z',
      to: '2025-10-19T22:00:00.000Z',
    });
  });

  it('keeps whole months whole', () => {
    const quarter = query('2024-12-31T23:00:00.000Z', '2025-03-31T22:00:00.000Z', 'month');
    expect(neighbourWindow(quarter, -1)).toEqual({
      from: '2024-09-30T22:00:00.000Z',
      to: '2024-12-31T23:00:00.000Z',
    });
  });

  it('moves some hours by hours', () => {
    const hours = query('2025-11-14T10:00:00.000Z', '2025-11-14T16:00:00.000Z', 'hour');
    expect(neighbourWindow(hours, 1).to).toBe('2025-11-14T22:00:00.000Z');
  });
});

describe('hasDataBeyond', () => {
  it('knows the ends of what the store holds', () => {
    const last = query('2025-11-13T23:00:00.000Z', '2025-11-21T23:00:00.000Z');
    expect(hasDataBeyond(last, catalogue, 1)).toBe(false);
    expect(hasDataBeyond(last, catalogue, -1)).toBe(true);
    expect(hasDataBeyond(last, undefined, -1)).toBe(false);
  });
});
