import { type Bucket, bucketStart } from '../../domain/buckets';
import { gotWorse, WORSE_DAYS, type WorseAnswer } from '../../domain/flaw/got-worse';
import type { Db } from '../db/database';
import type { SeriesReader } from '../effect/measure-series';
import type { FlawRow } from '../stores/flaw.store';
import { countedOn, flawDayCounts, flawPeople, sourceShares } from '../stores/flaw-count.store';
import { coveredShares, wholeDaysBefore, zoneDays } from './flaw-days';

const DAY_MS = 86_400_000;
/** So many days before it was archived are its old rate. */
const BEFORE_DAYS = 56;

/**
 * Whether an archived flaw got worse: its last 14 whole days against the eight weeks before it was archived. Days up to
 * the one on which it was archived are not the new ones: what led to the decision is no news.
 */
export async function readWorse(
  db: Db,
  { id, state_at: archivedAt }: Pick<FlawRow, 'id' | 'state_at'>,
  reader: SeriesReader,
): Promise<WorseAnswer> {
  const archivedMs = bucketStart(archivedAt.getTime(), 'day', reader.calendar.zone.zone);
  const before = zoneDays(reader, archivedMs - BEFORE_DAYS * DAY_MS, archivedMs);
  const recent = wholeDaysBefore(reader, WORSE_DAYS).filter(({ startMs }) => startMs > archivedMs);
  const shares = await sourceShares(db, id, archivedAt);
  const windowOf = async (days: Bucket[]) => {
    const counts = (await flawDayCounts(db, [id], days)).get(id);
    const complaints = [...(counts?.values() ?? [])].reduce((sum, day) => sum + countedOn(day), 0);
    const coveredDays = coveredShares(days, shares, reader).reduce((sum, share) => sum + share, 0);
    return { complaints, coveredDays };
  };
  const [first, last] = [recent[0], recent.at(-1)];
  const window = first && last && { from: new Date(first.startMs), to: new Date(last.endExclusiveMs) };
  const people = window ? ((await flawPeople(db, [id], window)).get(id) ?? 0) : 0;
  return gotWorse({ archived: await windowOf(before), now: { ...(await windowOf(recent)), people } });
}
