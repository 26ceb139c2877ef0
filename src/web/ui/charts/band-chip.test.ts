import { describe, expect, it } from 'vitest';
import { bandChip, chipBorder } from './band-chip';

const label = { text: 'Double Data Weeks', x: 100, anchor: 'start' as const };

describe('a verdict on a band', () => {
  it('stands behind the name where both have room', () => {
    const chip = bandChip({ x1: 400, inside: true, label }, 'kept');
    expect(chip?.text).toBe('✓ kept');
    expect(chip?.x).toBeGreaterThan(200);
    expect((chip?.x ?? 0) + (chip?.width ?? 0)).toBeLessThan(400);
  });

  it('is not drawn where the band is too narrow, nor beside it', () => {
    expect(bandChip({ x1: 260, inside: true, label }, 'not enough data')).toBeNull();
    expect(bandChip({ x1: 400, inside: false, label }, 'kept')).toBeNull();
    expect(bandChip({ x1: 400, inside: true, label: null }, 'kept')).toBeNull();
  });

  it('says by its border how sure it is', () => {
    expect((['kept', 'leaning up', 'cannot tell'] as const).map(chipBorder)).toEqual([
      'sure',
      'leaning',
      'none',
    ]);
  });
});
