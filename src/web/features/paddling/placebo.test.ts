import { describe, expect, it } from 'vitest';
import { CLEAR, REFUSED } from './effect-fixture';
import { placeboPicture } from './placebo-dots';
import { placeboWords } from './placebo-words';

describe('the windows where nothing began', () => {
  it('are said in words', () => {
    const placebo = { effects: Array(20).fill(1), windows: 24, asFar: 2 };
    expect(placeboWords({ ...CLEAR, placebo })).toBe(
      'Tried on 20 windows before the start, where nothing began, the same method found an effect that runs as far in 2 of them.',
    );
  });

  it('are not shown with a reason', () => {
    const placebo = { effects: null, windows: 3, asFar: null };
    expect(placeboWords({ ...CLEAR, placebo })).toContain('room for 3 windows');
    expect(placeboWords(REFUSED)).toContain('nothing can be said');
  });
});

describe('their dots', () => {
  const picture = placeboPicture([1, 1, 1.1, -8, 5], 24, { leftPx: 0, rightPx: 300 });

  it('never lie on each other', () => {
    for (const [index, dot] of picture.dots.entries()) {
      for (const other of picture.dots.slice(index + 1)) {
        expect(Math.abs(dot.x - other.x) >= 9 || dot.row !== other.row).toBe(true);
      }
    }
    expect(picture.rows).toBe(3);
  });

  it('stand on an axis that holds zero and the real one', () => {
    expect(picture.ticks.some(({ value }) => value === 0)).toBe(true);
    expect(picture.real).toBeGreaterThan(0);
    expect(picture.real).toBeLessThanOrEqual(300);
  });
});
