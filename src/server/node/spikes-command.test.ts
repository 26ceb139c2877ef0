import { describe, expect, it } from 'vitest';
import { readSpikesOptions, spikesOfFile } from './spikes-command';

const OPTIONS = { time: 'timestamp', value: 'value' };
const HOUR_MS = 3_600_000;

function csv(counts: readonly (number | string)[], left: readonly number[] = []): string {
  const rows = counts.flatMap((count, hour) =>
    left.includes(hour)
      ? []
      : [
          `${new Date(Date.UTC(2026, 0, 5) + hour * HOUR_MS).toISOString().slice(0, 19).replace('T', ' ')},${count}`,
        ],
  );
  return ['timestamp,value', ...rows].join('\n');
}

const quiet = Array.from({ length: 800 }, (_, hour) => 10 + ((hour * 7) % 5));

describe('the spikes in a file', () => {
  it('are one line a row, with the time as it stands there', () => {
    const rows = [...spikesOfFile(csv(quiet), OPTIONS)];
    expect(rows).toHaveLength(800);
    expect(rows[0]).toEqual({
      timestamp: '2026-01-05 00:00:00',
      value: 10,
      expected: null,
      upper: null,
      score: 0,
      alert: false,
    });
    expect(rows.every(({ alert }) => !alert)).toBe(true);
  });

  it('begin where a burst does', () => {
    const counts = quiet.map((count, hour) => (hour >= 700 && hour < 706 ? 200 : count));
    const alerts = [...spikesOfFile(csv(counts), OPTIONS)].flatMap(({ alert }, row) => (alert ? [row] : []));
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toBeLessThanOrEqual(702);
  });

  it('take rows that are missing, and cells that are empty, for not collected', () => {
    const counts = quiet.map((count, hour) => (hour === 500 ? '' : count));
    const rows = [...spikesOfFile(csv(counts, [400, 401, 402]), OPTIONS)];
    expect(rows).toHaveLength(797);
    expect(rows.find(({ value }) => value === null)).toMatchObject({ score: 0, alert: false });
    expect(rows.some(({ alert }) => alert)).toBe(false);
  });

  it.each([
    ['timestamp,value\n2026-01-05,5\n2026-01-04,6', /Line 3, timestamp: rows must be in order/],
    ['timestamp,value\n2026-01-05,five', /Line 2, value: five is not a number/],
    ['timestamp,value\n2026-01-05,-5', /Line 2, value: -5 is no count/],
    ['timestamp,value\nyesterday,5', /Line 2, timestamp: /],
    ['when,value\n2026-01-05,5', /There is no column timestamp; the file has when, value/],
  ])('are refused with line and column: %j', (text, message) => {
    expect(() => [...spikesOfFile(text, OPTIONS)]).toThrow(message);
  });

  it('need a file', () => {
    expect(() => readSpikesOptions({})).toThrow(/--csv FILE/);
    expect(readSpikesOptions({ csv: 'a.csv' })).toEqual({ csv: 'a.csv', ...OPTIONS });
  });
});
