// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Currents, CurrentsBucket } from '../../../contract/currents';
import { riverBuckets } from './river-rows';
import { RiverTable } from './river-table';

afterEach(cleanup);

const bucket = (day: number, mentions: number | null): CurrentsBucket => ({
  start: `2025-11-${day}T00:00:00Z`,
  endExclusive: `2025-11-${day + 1}T00:00:00Z`,
  mentions,
  positive: mentions,
  neutral: mentions === null ? null : 0,
  negative: mentions === null ? null : 0,
  unscored: mentions === null ? null : 0,
  netSentiment: mentions ? 100 : null,
  complaints: null,
  potentialImpressions: null,
  partial: false,
  covered: mentions === null ? 'none' : 'all',
});

const buckets = [bucket(10, 3), bucket(11, 0), bucket(12, null)];
const currents = {
  query: { from: '2025-11-10T00:00:00Z', to: '2025-11-13T00:00:00Z', bucket: 'day', zone: 'UTC' },
  comparison: null,
  buckets,
} as unknown as Currents;

describe('RiverTable', () => {
  it('tells a counted zero from a day that was not collected', () => {
    render(
      <RiverTable
        currents={currents}
        buckets={riverBuckets(buckets, false)}
        series={[]}
        spikes={[]}
        onUpdate={() => {}}
      />,
    );
    const cells = screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => [
        within(row).getByRole('rowheader').textContent,
        within(row).getAllByRole('cell')[0]?.textContent,
        within(row).getAllByRole('cell').at(-1)?.textContent,
      ]);
    expect(cells).toEqual([
      ['Mon 10 Nov 2025', '3', ''],
      ['Tue 11 Nov 2025', '0', ''],
      ['Wed 12 Nov 2025', '—', 'not collected'],
    ]);
  });

  it('names window, grain and zone in its caption', () => {
    render(
      <RiverTable
        currents={currents}
        buckets={riverBuckets(buckets, false)}
        series={[]}
        spikes={[]}
        onUpdate={() => {}}
      />,
    );
    expect(screen.getByRole('caption').textContent).toBe('Currents, 10–12 Nov 2025, by day, times of UTC');
  });
});
