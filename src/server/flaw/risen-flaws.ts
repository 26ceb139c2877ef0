import type { z } from 'zod';
import type { listRisenFlaws } from '../../contract/flaws';
import type { Bucket } from '../../domain/buckets';
import { exactRateRatio } from '../../domain/flaw/exact-rate-ratio';
import type { Db } from '../db/database';
import { refuseEmptyWindow } from '../routes/reading';
import { standingFlaws } from '../stores/flaw.store';
import { countedOn, type DayCount, flawDayCounts } from '../stores/flaw-count.store';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 28;
/** Fewer conversations are no rise. */
const LEAST = 3;
/** It surely rose: the lower bound of the exact ratio of rates, one-sided. */
const TAIL = 0.025;

/** Flaws that surely rose in a window, against the four weeks before it; counted by the same eye on both sides. */
export async function risenFlaws(
  db: Db,
  { from, to, topic }: z.output<(typeof listRisenFlaws)['query']>,
): Promise<z.output<(typeof listRisenFlaws)['response']>> {
  const window = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  refuseEmptyWindow(window);
  const flaws = (await standingFlaws(db)).filter(({ topic_id }) => topic === undefined || topic_id === topic);
  const stretches: Bucket[] = [
    { startMs: window.fromMs - USUAL_DAYS * DAY_MS, endExclusiveMs: window.fromMs },
    { startMs: window.fromMs, endExclusiveMs: window.toMs },
  ];
  const ids = flaws.map(({ id }) => id);
  const counts = await flawDayCounts(db, ids, stretches);
  const days = (window.toMs - window.fromMs) / DAY_MS;
  const items = flaws.flatMap(({ id, title, state }) => {
    const [usual, conversations] = [0, 1].map((index) => counted(counts.get(id)?.get(index))) as [
      number,
      number,
    ];
    if (conversations < LEAST) return [];
    const { low } = exactRateRatio(
      { complaints: conversations, exposure: days, dispersion: 1 },
      { complaints: usual, exposure: USUAL_DAYS, dispersion: 1 },
      TAIL,
    );
    if (low <= 1) return [];
    return [
      { id, title, state, conversations, usualPerDay: usual / USUAL_DAYS, perDay: conversations / days },
    ];
  });
  items.sort((one, other) => other.conversations - one.conversations || (one.id < other.id ? -1 : 1));
  return { items, method: 'risen-1' };
}

function counted(count: DayCount | undefined): number {
  return count === undefined ? 0 : countedOn(count);
}
