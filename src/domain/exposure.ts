import type { Bucket } from './buckets';
import { localDay } from './local-day';

/**
 * What a series counted on each of some local days; `null` where it has no value, and where that is zero: where nobody
 * was exposed, no rate can be read. `values` by ISO date of the zone.
 */
export function exposureOfDays(
  days: readonly Pick<Bucket, 'startMs'>[],
  values: ReadonlyMap<string, number>,
  zone: string,
): (number | null)[] {
  return days.map(({ startMs }) => {
    const value = values.get(localDay(startMs, zone));
    return value === undefined || value === 0 ? null : value;
  });
}
