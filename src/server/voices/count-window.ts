import { bucketEnd } from '../../domain/buckets';
import { cutWindow } from '../../domain/window-pieces';
import type { Db } from '../db/database';
import type { Window } from '../routes/reading';
import type { Calendar } from '../stores/settings.store';
import { countStrata, countStrataOneByOne, type StratumCounts, type VoiceScope } from '../stores/voice.store';

/** Exact counts by stratum of disjoint pieces of a window: days and hours from rollups, their parts one by one. */
export async function countWindow(
  db: Db,
  window: Window,
  { zone }: Calendar,
  scope: VoiceScope,
): Promise<StratumCounts[]> {
  const pieces = cutWindow(window, zone.zone);
  const counted: StratumCounts[] = [];
  for (const [grain, stretch] of [
    ...(pieces.days ? [['day', pieces.days] as const] : []),
    ...pieces.hours.map((hours) => ['hour', hours] as const),
  ]) {
    for (const counts of await countStrata(db, `currents_${grain}`, zone.version, stretch, scope)) {
      counted.push({ ...counts, endExclusiveMs: bucketEnd(counts.startMs, grain, zone.zone) });
    }
  }
  for (const stretch of pieces.rest) counted.push(await countStrataOneByOne(db, stretch, scope));
  return counted;
}
