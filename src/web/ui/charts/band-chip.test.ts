import { describe, expect, it } from 'vitest';
import { bandChip, chipBorder } from './band-chip';

const label = { text: 'Double Data Weeks', x: 100, anchor: 'start' as const };

describe('a verdict on a band', () => {
  it('stands behind the name where both have room', () => {
    const chip = bandChip({ x1: 400, inside: true, label }, { verdict: 'kept' });
    expect(chip?.text).toBe('✓ kept');
    expect(chip?.x).toBeGreaterThan(200);
    expect((chip?.x ?? 0) + (chip?.width ?? 0)).toBeLessThan(400);
  });

  it('is not drawn where the band is too narrow, nor beside it', () => {
    expect(bandChip({ x1: 260, inside: true, label }, { verdict: 'not enough data' })).toBeNull();
    expect(bandChip({ x1: 400, inside: false, label }, { verdict: 'kept' })).toBeNull();
    expect(bandChip({ x1: 400, inside: true, label: null }, { verdict: 'kept' })).toBeNull();
  });

  it('gives way to harm that came', () => {
    const told = { verdict: 'not told', harm: { verdict: 'harm', words: 'Complaints ran above.' } } as const;
    expect(bandChip({ x1: 400, inside: true, label }, told)?.text).toBe('◆ harm');
    expect(chipBorder(told)).toBe('sure');
  });

  it('says by its border how sure it is', () => {
    expect(
      (['kept', 'leaning up', 'cannot tell'] as const).map((verdict) => chipBorder({ verdict })),
    ).toEqual(['sure', 'leaning', 'none']);
  });
});
