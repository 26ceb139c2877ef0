import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Compared, compareMovers, moverState } from './mover-state';
import type { RateChange } from './rate-change';

const compared = (now: number, before: number, more: Partial<Compared> = {}): Compared => ({
  now,
  before,
  sources: 1,
  buckets: 7,
  ...more,
});
const change = (low: number, percent: number, high: number): RateChange => ({ percent, low, high });

describe('mover state', () => {
  it.each([
    ['rising', 'rose 34 % (12 to 58 %)', compared(134, 100), change(12.2, 34.1, 58)],
    ['rising', 'rose 1,250 % (0.2 to 9,000 %)', compared(270, 20), change(0.21, 1250, 9000)],
    ['falling', 'fell 20 % (8 to 31 %)', compared(80, 100), change(-31, -20, -8)],
    ['calm', 'no clear change (−4 to 9 %)', compared(102, 100), change(-4, 2, 9)],
    ['quiet', 'only 3 mentions in both windows: too few to tell', compared(1, 2), null],
    ['quiet', 'only 1 mention in both windows: too few to tell', compared(1, 0), null],
    ['quiet', 'no mentions in either window', compared(0, 0), null],
    ['new', 'new: 12 mentions, none in the window before', compared(12, 0), change(100, 200, 400)],
    ['no-data', 'not comparable: too few buckets have ended', compared(12, 8, { buckets: 2 }), null],
    ['no-data', 'not comparable: nothing of this window has ended yet', compared(0, 0, { buckets: 0 }), null],
    [
      'no-data',
      'not comparable: no source was collected in both windows',
      compared(0, 0, { sources: 0 }),
      null,
    ],
  ])('%s: "%s"', (state, words, figures, given) => {
    expect(moverState(figures, given)).toEqual({ state, words });
  });

  it('never disagrees with the interval', () => {
    const percent = fc.double({ min: -99, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(percent, percent, percent), (values) => {
        const [low, middle, high] = values.sort((a, b) => a - b) as [number, number, number];
        const { state } = moverState(compared(50, 50), change(low, middle, high));
        expect(state).toBe(low > 0 ? 'rising' : high < 0 ? 'falling' : 'calm');
      }),
    );
  });

  it('puts the most surely moved first, unclear ones by size, those without a change last', () => {
    const topics = [
      { name: 'nothing known', change: null },
      { name: 'b calm', change: change(-20, 5, 40) },
      { name: 'a calm', change: change(-20, 5, 40) },
      { name: 'wild', change: change(-60, 150, 900) },
      { name: 'halved', change: change(-60, -50, -40) },
      { name: 'rose a little', change: change(5, 8, 11) },
      { name: 'rose, perhaps much', change: change(1, 300, 1000) },
    ];
    expect(topics.sort(compareMovers).map((topic) => topic.name)).toEqual([
      'halved',
      'rose a little',
      'rose, perhaps much',
      'wild',
      'a calm',
      'b calm',
      'nothing known',
    ]);
  });
});
