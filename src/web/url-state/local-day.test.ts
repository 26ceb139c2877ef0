import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, localDayOf, startOfLocalDay } from './local-day';

describe('local days', () => {
  it.each([
    ['2025-11-14', 'Europe/Berlin', '2025-11-13T23:00:00.000Z'],
    ['2025-07-14', 'Europe/Berlin', '2025-07-13T22:00:00.000Z'],
    ['2025-10-26', 'Europe/Berlin', '2025-10-25T22:00:00.000Z'],
    ['2025-10-27', 'Europe/Berlin', '2025-10-26T23:00:00.000Z'],
    ['2025-03-30', 'Europe/Berlin', '2025-03-29T23:00:00.000Z'],
    ['2025-03-31', 'Europe/Berlin', '2025-03-30T22:00:00.000Z'],
    ['2025-01-01', 'Pacific/Kiritimati', '2024-12-31T10:00:00.000Z'],
    ['2025-01-01', 'America/St_Johns', '2025-01-01T03:30:00.000Z'],
    // Midnight occurs twice: clocks go back from 00:00 to 23:00 the day before (no day starts twice), and from 01:00.
    ['2025-11-02', 'America/Havana', '2025-11-02T04:00:00.000Z'],
  ])('%s in %s begins at %s', (day, zone, expected) => {
    expect(startOfLocalDay(day, zone)).toBe(expected);
  });

  it('finds the day of an instant, late in the evening too', () => {
    expect(localDayOf(Date.parse('2025-11-13T23:30:00Z'), 'Europe/Berlin')).toBe('2025-11-14');
    expect(localDayOf(Date.parse('2025-11-13T23:30:00Z'), 'America/New_York')).toBe('2025-11-13');
  });

  it('starts each day of a year on that day', () => {
    for (const zone of ['Europe/Berlin', 'America/Santiago', 'Asia/Beirut', 'Australia/Lord_Howe']) {
      for (let day = '2025-01-01'; day < '2026-01-01'; day = addDays(day, 1)) {
        const start = Date.parse(startOfLocalDay(day, zone));
        const skipped = localDayOf(start, zone) !== day;
        expect(localDayOf(start + (skipped ? 3_600_000 : 0), zone)).toBe(day);
      }
    }
  });

  it('counts days and months on the calendar', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(daysBetween('2025-10-20', '2025-11-03')).toBe(14);
    expect(addMonths('2025-01-01', -3)).toBe('2024-10-01');
  });
});
