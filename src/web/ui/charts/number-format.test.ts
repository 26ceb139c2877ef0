import { describe, expect, it } from 'vitest';
import {
  formatChange,
  formatCompact,
  formatCount,
  formatPercent,
  formatPoints,
  formatQuantity,
  formatShare,
} from './number-format';

describe('figures in words', () => {
  it.each([
    [-45.2, '−45'],
    [18.4, '+18'],
    [4.04, '+4.0'],
    [-3.26, '−3.3'],
    [0.04, '0'],
    [-0.04, '0'],
    [100, '+100'],
  ])('writes points with a sign and a true minus: %s → %s', (value, expected) => {
    expect(formatPoints(value)).toBe(expected);
  });

  it('never rounds a small share down to nothing', () => {
    expect(formatShare(1, 100_000)).toBe('< 0.1 %');
    expect(formatShare(0, 10)).toBe('0 %');
    expect(formatShare(57, 100)).toBe('57 %');
    expect(formatShare(0, 0)).toBeNull();
  });

  it('carries the direction of a change by a shape', () => {
    expect(formatChange(8, formatPercent(8.04))).toBe('▲ 8 %');
    expect(formatChange(-120, formatCount(120))).toBe('▼ 120');
    expect(formatChange(0, '0 %')).toBe('no change');
  });

  it('groups thousands and shortens estimates', () => {
    expect(formatCount(24816)).toBe('24,816');
    expect(formatCompact(3_214_000)).toBe('3.21M');
    expect(formatQuantity(1, 'day')).toBe('1 day');
    expect(formatQuantity(1200, 'day')).toBe('1,200 days');
  });
});
