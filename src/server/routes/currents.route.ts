import {
  type Currents,
  type CurrentsBucket,
  type CurrentsQuery,
  type CurrentsTotals,
  getCurrents,
} from '../../contract/currents';
import {
  autoGrain,
  type Bucket,
  denseBuckets,
  type Grain,
  MAX_BUCKETS,
  tooManyBuckets,
  type WeekStart,
} from '../../domain/buckets';
import { COMPLAINT_VERSION } from '../../domain/complaint';
import { joinStretches, type Stretch } from '../../domain/coverage';
import {
  type CurrentsBucketFigures,
  type CurrentsScope,
  changeBetween,
  comparableSources,
  type Figures,
  fillBuckets,
  type SourceCounts,
  totalsOf,
} from '../../domain/currents';
import { NET_SENTIMENT_VERSION } from '../../domain/net-sentiment';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { ApiError } from '../problems';
import type { Services } from '../services';
import { countsByEngine, readRollup } from '../stores/rollup.store';
import { type Calendar, readCalendar } from '../stores/settings.store';
import { listSources, mentionExtent, readCoverage } from '../stores/source.store';

const DEFAULT_WINDOW_MS = 90 * 86_400_000;

/** How one request reads: zone and grain decided, window widened to whole buckets. */
interface Reading {
  zone: { version: number; zone: string };
  weekStart: WeekStart;
  grain: Grain;
  buckets: Bucket[];
  langs: string[];
  stretches: Stretch[];
  scope: CurrentsScope;
  nowMs: number;
}

export function routeCurrents(api: EndpointRouter, services: Services): void {
  api.on(getCurrents, ({ query }) => {
    if (query.topic.length > 0) {
      throw new ApiError(404, 'not-found', `There is no topic ${query.topic[0]}.`, {
        errors: [{ field: 'topic', message: 'No such topic.' }],
      });
    }
    return readSnapshot(services.db, (db) => answer(db, services.now(), query));
  });
}

async function answer(db: Db, now: Date, query: CurrentsQuery): Promise<Currents> {
  const calendar = await readCalendar(db);
  const sources = await listSources(db);
  const chosen = query.source.length > 0 ? query.source : sources.map((source) => source.id);
  const reading = await decideReading(db, now, query, calendar, {
    sources: chosen,
    followerSources: new Set(
      sources.filter((source) => source.reportsFollowers && chosen.includes(source.id)).map(({ id }) => id),
    ),
    sentiments: query.sentiment,
  });
  const filled = await readFilled(db, reading, reading.buckets, reading.scope);
  const first = reading.buckets[0] as Bucket;
  const last = reading.buckets.at(-1) as Bucket;
  const freshest = Math.max(...sources.map((source) => source.lastLearnedAt.getTime()));
  return {
    query: {
      from: iso(first.startMs),
      to: iso(last.endExclusiveMs),
      bucket: reading.grain,
      zone: reading.zone.zone,
      weekStart: calendar.weekStart,
      topic: [],
      source: query.source,
      lang: query.lang,
      sentiment: query.sentiment,
      compare: query.compare,
    },
    buckets: filled.map(toWireBucket),
    totals: toWireTotals(totalsOf(filled, reading.scope, reading.nowMs)),
    comparison: query.compare === 'previous' ? await compareWithPrevious(db, reading, filled) : null,
    series: [],
    coverage: clip(reading.stretches, first.startMs, last.endExclusiveMs),
    basis: {
      netSentiment: NET_SENTIMENT_VERSION,
      complaint: COMPLAINT_VERSION,
      engines: await countsByEngine(db, query.source),
      freshAsOf: sources.length === 0 ? null : iso(freshest),
      computedAt: iso(reading.nowMs),
    },
    expected: null,
    spikes: null,
  };
}

async function decideReading(
  db: Db,
  now: Date,
  query: CurrentsQuery,
  { zone, weekStart }: Calendar,
  scope: CurrentsScope,
): Promise<Reading> {
  const nowMs = now.getTime();
  const window = await decideWindow(db, query, zone.zone, nowMs);
  const grain = query.bucket === 'auto' ? autoGrain(window) : query.bucket;
  const coarser = tooManyBuckets(window, grain);
  if (coarser !== null) {
    const advice = coarser === grain ? 'Ask for a shorter window.' : `Ask for bucket=${coarser}.`;
    throw new ApiError(
      400,
      'too-many-buckets',
      `At most ${MAX_BUCKETS} buckets fit in one answer. ${advice}`,
      {
        errors: [{ field: 'bucket', message: advice }],
      },
    );
  }
  return {
    zone,
    weekStart,
    grain,
    buckets: denseBuckets(window, grain, zone.zone, weekStart),
    langs: query.lang,
    stretches: joinStretches(await readCoverage(db, scope.sources)),
    scope,
    nowMs,
  };
}

async function decideWindow(db: Db, query: CurrentsQuery, zone: string, nowMs: number) {
  const toMs = query.to === undefined ? await defaultEnd(db, zone, nowMs) : Date.parse(query.to);
  const fromMs = query.from === undefined ? toMs - DEFAULT_WINDOW_MS : Date.parse(query.from);
  if (fromMs >= toMs) {
    throw new ApiError(400, 'invalid-request', 'The window must end after it starts.', {
      errors: [{ field: 'to', message: 'Must lie after from.' }],
    });
  }
  return { fromMs, toMs };
}

/** The end of today, or of the last day anything was said when that is longer ago than the default window. */
async function defaultEnd(db: Db, zone: string, nowMs: number): Promise<number> {
  const extent = await mentionExtent(db);
  const lastMs = extent?.lastAt.getTime() ?? nowMs;
  const endMs = lastMs < nowMs - DEFAULT_WINDOW_MS ? lastMs : nowMs;
  return denseBuckets({ fromMs: endMs, toMs: endMs + 1 }, 'day', zone)[0]?.endExclusiveMs ?? endMs;
}

async function readFilled(
  db: Db,
  reading: Reading,
  buckets: readonly Bucket[],
  scope: CurrentsScope,
): Promise<CurrentsBucketFigures[]> {
  const first = buckets[0];
  const last = buckets.at(-1);
  if (!first || !last) return [];
  const rows = await readRollup(db, {
    rollup: reading.grain === 'hour' ? 'currents_hour' : 'currents_day',
    topicVersion: 0,
    zoneVersion: reading.zone.version,
    fromMs: first.startMs,
    toMs: last.endExclusiveMs,
    sources: scope.sources,
    langs: reading.langs,
  });
  const counts = rows.map(
    ({ bucket, potential_impressions, ...row }): SourceCounts => ({
      ...row,
      startMs: bucket.getTime(),
      potentialImpressions: potential_impressions,
    }),
  );
  return fillBuckets(buckets, counts, reading.stretches, scope, reading.nowMs);
}

async function compareWithPrevious(db: Db, reading: Reading, filled: readonly CurrentsBucketFigures[]) {
  const before = previousBuckets(reading);
  const complete = filled.filter((bucket) => !bucket.partial).length;
  const { compared, leftOut } = comparableSources(
    { now: reading.buckets.slice(0, complete), before: before.slice(0, complete) },
    reading.stretches,
    reading.scope.sources,
  );
  const scope = { ...reading.scope, sources: compared };
  const totalsFor = async (buckets: readonly Bucket[]) =>
    totalsOf(await readFilled(db, reading, buckets.slice(0, complete), scope), scope, reading.nowMs);
  const totals = await totalsFor(before);
  const currentTotals = await totalsFor(reading.buckets);
  return {
    from: iso((before[0] as Bucket).startMs),
    to: iso((before.at(-1) as Bucket).endExclusiveMs),
    buckets: (await readFilled(db, reading, before, reading.scope)).map(toWireBucket),
    totals: toWireTotals(totals),
    currentTotals: toWireTotals(currentTotals),
    change: changeBetween(currentTotals, totals),
    sourcesCompared: compared,
    sourcesLeftOut: leftOut,
  };
}

/** As many buckets as the window has, directly before it. */
function previousBuckets({ buckets, grain, zone, weekStart }: Reading): Bucket[] {
  const first = buckets[0] as Bucket;
  const lengthMs = (buckets.at(-1) as Bucket).endExclusiveMs - first.startMs;
  // Months differ in length: look back further than needed and keep the nearest.
  const fromMs = first.startMs - lengthMs - 2 * 31 * 86_400_000;
  return denseBuckets({ fromMs, toMs: first.startMs }, grain, zone.zone, weekStart).slice(-buckets.length);
}

function clip(stretches: readonly Stretch[], fromMs: number, toMs: number) {
  return stretches
    .filter((stretch) => stretch.fromMs < toMs && stretch.toMs >= fromMs)
    .map(({ source, ...stretch }) => ({
      source,
      from: iso(Math.max(stretch.fromMs, fromMs)),
      to: iso(Math.min(stretch.toMs, toMs)),
    }));
}

function toWireBucket({
  startMs,
  endExclusiveMs,
  partial,
  ...figures
}: CurrentsBucketFigures): CurrentsBucket {
  return {
    start: iso(startMs),
    endExclusive: iso(endExclusiveMs),
    ...toWireTotals(figures),
    partial,
  };
}

function toWireTotals({ netSentiment, ...figures }: Figures): CurrentsTotals {
  return { ...figures, netSentiment: netSentiment === null ? null : Math.round(netSentiment * 100) / 100 };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
