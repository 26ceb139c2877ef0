import type { ExposureRow } from '../contract/canonical-rows';
import type { Calendar } from './calendar';
import { dice } from './prng';

export const ACTIVE_USERS = 'Active users';
/** Days of which the count was lost: a gap, not a zero. */
const LOST_DAYS = [52, 53, 54];
/** Sunday first. */
const WEEKDAYS = [0.88, 1.02, 1.03, 1.03, 1.04, 1.06, 0.94] as const;

/** How many customers used the app on each day that is over: slow growth, fewer at weekends. */
export function activeUserRows(seed: number, calendar: Calendar, nowMs: number): ExposureRow[] {
  const chance = dice(seed, 'active users');
  const rows: ExposureRow[] = [];
  for (let day = 0; day < calendar.days; day++) {
    const growth = 1 + (0.12 * day) / calendar.days;
    const usual = 412_000 * growth * (WEEKDAYS[calendar.weekday(day)] as number);
    const value = Math.round(usual * Math.exp(0.012 * chance.normal()));
    if (LOST_DAYS.includes(day) || calendar.at(day + 1, 0) > nowMs) continue;
    const date = new Date(Date.UTC(1970, 0, 1) + calendar.at(day, 12)).toISOString().slice(0, 10);
    rows.push({ series: ACTIVE_USERS, day: date, value, unit: 'users a day' });
  }
  return rows;
}
