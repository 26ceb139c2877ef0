import { describe, expect, it } from 'vitest';
import { counterVerdict, pledgeVerdict, verdictOf } from './verdict';
import { COUNTER_VERDICTS, VERDICTS } from './verdict-kinds';
import type { Banded } from './window-sum';

/** An effect by the ends of its 80 % and 95 % intervals. */
const banded = (narrow: [number, number], wide: [number, number]): Banded => ({
  estimate: (narrow[0] + narrow[1]) / 2,
  bands: [narrow, narrow, wide].map(([low, high]) => ({ low, high })),
});

describe('what an effect is called', () => {
  it.each([
    ['clear rise', [3, 9], [1, 11]],
    ['clear fall', [-9, -3], [-11, -1]],
    ['leaning up', [1, 9], [-1, 11]],
    ['leaning down', [-9, -1], [-11, 1]],
    ['cannot tell', [-1, 9], [-3, 11]],
    ['leaning up', [1, 9], [0, 11]],
    ['leaning down', [-9, -1], [-11, 0]],
    ['cannot tell', [0, 9], [-2, 11]],
    ['cannot tell', [0, 0], [0, 0]],
  ] as const)('is %s with 80 %% in %j and 95 %% in %j', (verdict, narrow, wide) => {
    expect(verdictOf(banded([...narrow], [...wide]))).toBe(verdict);
  });
});

describe('an effect against its pledge', () => {
  const by = (low: number, high: number) => banded([low, high], [low, high]);

  it.each([
    ['kept', 'up', 10, 20],
    ['kept', 'up', 5, 20],
    ['missed', 'up', -3, 4.9],
    ['missed', 'up', -30, -20],
    ['not told', 'up', -3, 5],
    ['not told', 'up', 4.9, 20],
    ['kept', 'down', -20, -10],
    ['kept', 'down', -20, -5],
    ['missed', 'down', -4.9, 3],
    ['missed', 'down', 20, 30],
    ['not told', 'down', -5, 3],
    ['not told', 'down', -20, -4.9],
  ] as const)('is %s where 5 %s were pledged and 95 %% lie in %d to %d', (verdict, direction, low, high) => {
    expect(pledgeVerdict(by(low, high), { direction, smallestChange: 5 })).toBe(verdict);
  });

  it('is judged by the 95 % interval alone', () => {
    const effect = banded([6, 9], [4, 11]);
    expect(pledgeVerdict(effect, { direction: 'up', smallestChange: 5 })).toBe('not told');
  });

  it('is refused without an effect', () => {
    expect(pledgeVerdict(null, { direction: 'up', smallestChange: 5 })).toBe('refused');
  });
});

describe('a counter-current', () => {
  it.each([
    ['clear rise', 'harm', 'no sign of harm'],
    ['leaning up', 'leaning to harm', 'no sign of harm'],
    ['clear fall', 'no sign of harm', 'harm'],
    ['leaning down', 'no sign of harm', 'leaning to harm'],
    ['cannot tell', 'cannot tell', 'cannot tell'],
    ['not enough data', 'refused', 'refused'],
  ] as const)('with a %s is %s where a rise does harm, %s where a fall does', (verdict, up, down) => {
    expect(counterVerdict(verdict, 'up')).toBe(up);
    expect(counterVerdict(verdict, 'down')).toBe(down);
  });

  it('has a name for every verdict', () => {
    for (const verdict of VERDICTS) expect(COUNTER_VERDICTS).toContain(counterVerdict(verdict, 'up'));
  });
});
