import { describe, expect, it } from 'vitest';
import { spikeLengthWords, spikeTimeWords } from './spike-time-words';

const day = (date: number) => `2026-11-${date}T00:00:00Z`;
const spike = { start: day(13), peak: day(13), peakEndExclusive: day(14), endExclusive: day(14) };
const longer = { ...spike, peak: day(14), peakEndExclusive: day(15), endExclusive: day(16) };

describe('when a burst was', () => {
  it('is told in days where it was found by day', () => {
    expect(spikeTimeWords(spike, 'day', 'UTC')).toEqual({ name: 'When', words: 'The day of 13 Nov 2026' });
    expect(spikeTimeWords(longer, 'day', 'UTC').words).toBe('13–15 Nov 2026, peak on 14 Nov');
    expect(spikeTimeWords({ ...longer, endExclusive: null }, 'day', 'UTC')).toEqual({
      name: 'Since',
      words: '13 Nov 2026, peak on 14 Nov',
    });
    expect(spikeTimeWords({ ...spike, endExclusive: null }, 'day', 'UTC').words).toBe('13 Nov 2026');
  });

  it('is told in instants where it was found by hour', () => {
    const byHour = { ...spike, start: '2026-11-13T07:00:00Z', peak: '2026-11-13T09:00:00Z' };
    expect(spikeTimeWords(byHour, 'hour', 'UTC').words).toBe('13 Nov 2026, 07:00, peak 13 Nov 2026, 09:00');
  });

  it('is as long in the same unit', () => {
    expect(spikeLengthWords({ hours: 24 }, 'day')).toBe('1 day');
    expect(spikeLengthWords({ hours: 24 }, 'hour')).toBe('24 hours');
    expect(spikeLengthWords({ hours: 72 }, 'hour')).toBe('3 days');
  });
});
