import { describe, expect, it } from 'vitest';
import { instantOfWall, wallOf } from './wall-time';

describe('wall time', () => {
  it.each([
    ['UTC', '2026-11-02T10:15', '2026-11-02T10:15:00.000Z'],
    ['Europe/Berlin', '2026-11-02T10:15', '2026-11-02T09:15:00.000Z'],
    ['Europe/Berlin', '2026-10-25T12:00', '2026-10-25T11:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29T12:00', '2026-03-29T10:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-02T00:10', '2026-11-01T18:40:00.000Z'],
  ])('in %s of %s is %s, and back', (zone, wall, instant) => {
    expect(instantOfWall(wall, zone)).toBe(instant);
    expect(wallOf(Date.parse(instant), zone)).toBe(wall);
  });

  it('takes the first of a repeated hour', () => {
    expect(instantOfWall('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });
});
