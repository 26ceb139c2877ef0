import { bucketEnd, bucketStart } from '../buckets';
import type { Digest } from './alert-kinds';

/** When something is sent: at once, or with all else at the end of the hour or the day of a zone. */
export function dueAt(digest: Digest, nowMs: number, zone: string): number {
  if (digest === 'each') return nowMs;
  const grain = digest === 'hourly' ? 'hour' : 'day';
  return bucketEnd(bucketStart(nowMs, grain, zone), grain, zone);
}
