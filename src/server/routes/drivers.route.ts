import { type Drivers, type DriversQuery, getDrivers } from '../../contract/drivers';
import { type Bucket, bucketEnd, bucketStart, denseBuckets } from '../../domain/buckets';
import { joinStretches } from '../../domain/coverage';
import { comparableSources } from '../../domain/currents';
import { instantOfLocal, offsetSegmentAt } from '../../domain/zone-offsets';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import { findDrivers } from '../drivers/find-drivers';
import type { EndpointRouter } from '../endpoint-router';
import { ApiError } from '../problems';
import type { Services } from '../services';
import { readCalendar } from '../stores/settings.store';
import { listSources, readCoverage } from '../stores/source.store';
import { iso, refuseEmptyWindow } from './reading';
import { shownTopics } from './shown-topics';

const WEEK_MS = 7 * 86_400_000;
const WEEKS_BEFORE = 4;
const LONGEST_MS = 732 * 86_400_000;
/** Up to so long, whether a source was collected is asked of each hour; of longer windows, of each day. */
const BY_HOUR_UP_TO_MS = 14 * 86_400_000;

export function routeDrivers(api: EndpointRouter, services: Services): void {
  api.on(getDrivers, ({ query }) =>
    readSnapshot(services.db, (db) => answer(db, services.now().getTime(), query)),
  );
}

async function answer(db: Db, nowMs: number, query: DriversQuery): Promise<Drivers> {
  const { zone } = await readCalendar(db);
  const window = wholeHours({ fromMs: Date.parse(query.from), toMs: Date.parse(query.to) }, zone.zone, nowMs);
  const baseline = baselineOf(window, query.baseline, zone.zone);
  const [topic] = await shownTopics(db, query.topic === undefined ? [] : [query.topic]);
  const known = (await listSources(db)).map(({ id }) => id);
  const chosen = query.source.length > 0 ? query.source : known;
  const stretches = joinStretches(await readCoverage(db, chosen));
  const grain = window.endExclusiveMs - window.startMs <= BY_HOUR_UP_TO_MS ? 'hour' : 'day';
  const bucketsOf = ({ startMs, endExclusiveMs }: Bucket) =>
    denseBuckets({ fromMs: startMs, toMs: endExclusiveMs }, grain, zone.zone);
  const { compared, leftOut } = comparableSources(
    { now: bucketsOf(window), before: baseline.flatMap(bucketsOf) },
    stretches,
    chosen,
  );
  const scope = { topicVersion: topic?.version ?? 0, sources: compared, langs: query.lang };
  return {
    query: {
      ...edgesOf(window),
      zone: zone.zone,
      baseline: query.baseline,
      topic: topic?.id ?? null,
      source: query.source,
      lang: query.lang,
    },
    baseline: baseline.map(edgesOf),
    sourcesCompared: compared,
    sourcesLeftOut: leftOut,
    ...(await findDrivers(db, { window, baseline, zone, scope })),
    method: 'drivers-1',
    computedAt: iso(nowMs),
  };
}

/** The window in whole hours; of one that has not ended, the hours that have. Throws when nothing is left, or too much. */
function wholeHours(asked: { fromMs: number; toMs: number }, zone: string, nowMs: number): Bucket {
  refuseEmptyWindow(asked);
  const startMs = bucketStart(asked.fromMs, 'hour', zone);
  const endExclusiveMs = Math.min(
    bucketEnd(bucketStart(asked.toMs - 1, 'hour', zone), 'hour', zone),
    bucketStart(nowMs, 'hour', zone),
  );
  const message =
    endExclusiveMs <= startMs
      ? 'No hour of this window has ended yet.'
      : endExclusiveMs - startMs > LONGEST_MS
        ? 'At most two years can be compared.'
        : null;
  if (message === null) return { startMs, endExclusiveMs };
  throw new ApiError(400, 'invalid-request', message, { errors: [{ field: 'to', message }] });
}

function baselineOf(window: Bucket, kind: DriversQuery['baseline'], zone: string): Bucket[] {
  const { startMs, endExclusiveMs } = window;
  if (kind === 'previous')
    return [{ startMs: startMs - (endExclusiveMs - startMs), endExclusiveMs: startMs }];
  // A window longer than a week would overlap its own weeks before: whole windows' worth of weeks are gone back.
  const step = Math.ceil((endExclusiveMs - startMs) / WEEK_MS) * WEEK_MS;
  return Array.from({ length: WEEKS_BEFORE }, (_, index) => ({
    startMs: earlier(startMs, (index + 1) * step, zone),
    endExclusiveMs: earlier(endExclusiveMs, (index + 1) * step, zone),
  }));
}

/** The same time of day, so much earlier, whatever the clocks did meanwhile. */
function earlier(atMs: number, byMs: number, zone: string): number {
  return instantOfLocal(atMs + offsetSegmentAt(atMs, zone).offsetMs - byMs, zone);
}

function edgesOf({ startMs, endExclusiveMs }: Bucket): { from: string; to: string } {
  return { from: iso(startMs), to: iso(endExclusiveMs) };
}
