import { describe, expect, it } from 'vitest';
import { brokenPath, riverGeometry, yOf } from './river-geometry';

const none = { lanes: 0, loosePostCount: 0, markRows: 0 };

describe('riverGeometry', () => {
  it('keeps the currents in place whatever is below the waterline', () => {
    const full = riverGeometry(900, { lanes: 6, loosePostCount: 2, markRows: 3 });
    expect(full.waterline).toBe(riverGeometry(900, none).waterline);
    expect(full.markRowMiddle(2)).toBeLessThan(full.height);
  });

  it('does not grow while there are no more than two lanes and a row of marks', () => {
    expect(riverGeometry(900, { lanes: 2, loosePostCount: 0, markRows: 1 }).height).toBe(
      riverGeometry(900, none).height,
    );
  });
});

describe('brokenPath', () => {
  it('lifts the pen at a gap and still shows a lone point', () => {
    const at = (x: number) => ({ x, y: 5 });
    expect(brokenPath([at(0), at(10), null, at(30), null])).toBe('M0 5L10 5M26 5H34');
    expect(brokenPath([])).toBe('');
  });
});

describe('yOf', () => {
  it('puts the larger value higher', () => {
    expect(yOf(0, [-50, 50], 10, 100)).toBe(60);
    expect(yOf(50, [-50, 50], 10, 100)).toBe(10);
    expect(yOf(1, [1, 1], 10, 100)).toBe(110);
  });
});
