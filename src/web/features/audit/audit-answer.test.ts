import { describe, expect, it } from 'vitest';
import { answered, isWhole, NOTHING } from './audit-answer';

describe('an answer of the audit', () => {
  it('stays when its key is pressed again', () => {
    const negative = answered(NOTHING, 'n');
    expect(negative).toEqual({ sentiment: 'negative', complaint: null });
    expect(answered(negative, 'n')).toEqual(negative);
    const complaint = answered(NOTHING, 'c');
    expect(answered(complaint, 'c')).toEqual(complaint);
    expect(answered(complaint, 'x').complaint).toBe(false);
  });

  it('waits, where it is negative, for whether it is a complaint, in either order', () => {
    expect(isWhole(answered(NOTHING, 'n'))).toBe(false);
    expect(isWhole(answered(answered(NOTHING, 'n'), 'c'))).toBe(true);
    expect(isWhole(answered(answered(NOTHING, 'x'), 'n'))).toBe(true);
    expect(isWhole(answered(NOTHING, 'p'))).toBe(true);
    expect(isWhole(answered(NOTHING, '0'))).toBe(true);
  });
});
