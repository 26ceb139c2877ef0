import type { z } from 'zod';
import { listMovers, type Mover, type Movers } from '../../contract/topics';
import { autoGrain, type Bucket, denseBuckets, GRAINS, type Grain } from '../../domain/buckets';
import { joinStretches, type Stretch } from '../../domain/coverage';
import {
  type CurrentsBucketFigures,
  type CurrentsScope,
  changeBetween,
  comparableSources,
  fillBuckets,
  type SourceCounts,
  totalsOf,
} from '../../domain/currents';
import { compareMovers, moverState } from '../../domain/mover-state';
import type { ScoredSums } from '../../domain/quantify/corrected-shares';
import { RATE_CHANGE_VERSION, rateChange } from '../../domain/rate-change';
import { seasonedCounts } from '../../domain/seasoned-counts';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { readClassCorrections } from '../quantify/class-corrections';
import { netChangeOf } from '../quantify/corrected-figures';
import type { Services } from '../services';
import {
  activeTopics,
  type CountedTopic,
  campaignsRunning,
  readTopicRollups,
  readTopicScored,
} from '../stores/mover.store';
import { type Calendar, readCalendar } from '../stores/settings.store';
import { listSources, readCoverage } from '../stores/source.store';
import {
  decideWindow,
  iso,
  previousBuckets,
  refuseTooManyBuckets,
  roundTo2,
  toWireFigures,
  type Window,
} from './reading';

type Query = z.output<(typeof listMovers)['query']>;

const HOURS_UP_TO_MS = 3 * 86_400_000;
const MAX_SPARKLINE_POINTS = 120;

/** What all topics of one answer share. */
interface MoverReading {
  grain: Grain;
  now: Bucket[];
  before: Bucket[];
  sparkline: Bucket[];
  /** How many buckets of each window are compared: those that have ended, by position. */
  complete: number;
  stretches: Stretch[];
  scope: CurrentsScope;
  compared: string[];
  leftOut: { source: string; reason: string }[];
  nowMs: number;
}

export function routeMovers(api: EndpointRouter, services: Services): void {
  api.on(listMovers, ({ query }) => readSnapshot(services.db, (db) => answerMovers(db, services, query)));
}

/** What moved in a window, read from one snapshot. */
export async function answerMovers(db: Db, services: Services, query: Query): Promise<Movers> {
  const nowMs = services.now().getTime();
  const calendar = await readCalendar(db);
  const sources = await listSources(db);
  const window = await decideWindow(db, query, calendar.zone.zone, nowMs);
  const chosen = query.source.length > 0 ? query.source : sources.map((source) => source.id);
  const followerSources = new Set(
    sources.filter((source) => source.reportsFollowers && chosen.includes(source.id)).map(({ id }) => id),
  );
  const stretches = joinStretches(await readCoverage(db, chosen));
  const scope = { sources: chosen, followerSources, sentiments: [] };
  const reading = decideReading(window, calendar, stretches, scope, nowMs);
  const topics = await activeTopics(db);
  const counts = await countsByTopic(db, topics, reading, calendar, query.lang);
  const sums = await sumsByTopic(db, topics, reading, calendar, query.lang);
  const corrections = await readClassCorrections(db, services.engine.engine);
  const endMs = (reading.now.at(-1) as Bucket).endExclusiveMs;
  const running = await campaignsRunning(db, new Date(Math.min(nowMs, endMs)));
  const items = topics.map((topic) => ({
    ...moverOf(topic, counts.get(topic.version) ?? [], reading),
    netCorrectedPoints: netChangeOf(sums(topic.version), corrections),
    campaigns: running
      .filter((campaign) => campaign.topicId === topic.topicId)
      .map(({ id, name }) => ({ id, name })),
  }));
  return {
    query: {
      ...edgesOf(reading.now),
      bucket: reading.grain,
      zone: calendar.zone.zone,
      source: query.source,
      lang: query.lang,
    },
    before: edgesOf(reading.before),
    items: items.sort(compareMovers),
    sourcesCompared: reading.compared,
    sourcesLeftOut: reading.leftOut,
    method: RATE_CHANGE_VERSION,
    freshAsOf:
      sources.length === 0 ? null : iso(Math.max(...sources.map((source) => source.lastLearnedAt.getTime()))),
    computedAt: iso(nowMs),
  };
}

function decideReading(
  window: Window,
  calendar: Calendar,
  stretches: Stretch[],
  scope: CurrentsScope,
  nowMs: number,
): MoverReading {
  const grain = grainFor(window);
  refuseTooManyBuckets(window, grain);
  const now = denseBuckets(window, grain, calendar.zone.zone, calendar.weekStart);
  const before = previousBuckets(now, grain, calendar);
  const complete = now.filter((bucket) => bucket.endExclusiveMs <= nowMs).length;
  const { compared, leftOut } = comparableSources(
    { now: now.slice(0, complete), before: before.slice(0, complete) },
    stretches,
    scope.sources,
  );
  const sparkline = sparklineBuckets(window, grain, calendar);
  return { grain, now, before, sparkline, complete, stretches, scope, compared, leftOut, nowMs };
}

/** Days, so that a week shows its weekdays; hours for the shortest windows, coarser ones where days are too many. */
function grainFor(window: Window): Grain {
  if (window.toMs - window.fromMs <= HOURS_UP_TO_MS) return 'hour';
  const grain = autoGrain(window);
  return grain === 'hour' ? 'day' : grain;
}

function sparklineBuckets(window: Window, grain: Grain, { zone, weekStart }: Calendar): Bucket[] {
  let buckets: Bucket[] = [];
  for (const candidate of GRAINS.slice(GRAINS.indexOf(grain))) {
    buckets = denseBuckets(window, candidate, zone.zone, weekStart);
    if (buckets.length <= MAX_SPARKLINE_POINTS) break;
  }
  return buckets;
}

async function countsByTopic(
  db: Db,
  topics: readonly CountedTopic[],
  reading: MoverReading,
  calendar: Calendar,
  langs: readonly string[],
): Promise<Map<number, SourceCounts[]>> {
  const ends = [reading.now.at(-1), reading.sparkline.at(-1)] as [Bucket, Bucket];
  return readTopicRollups(
    db,
    topics.map((topic) => topic.version),
    {
      rollup: reading.grain === 'hour' ? 'currents_hour' : 'currents_day',
      zoneVersion: calendar.zone.version,
      fromMs: (reading.before[0] as Bucket).startMs,
      toMs: Math.max(...ends.map((bucket) => bucket.endExclusiveMs)),
      sources: reading.scope.sources,
      langs,
    },
  );
}

/** What was scored of each topic in the complete buckets of both windows, of the sources compared. */
async function sumsByTopic(
  db: Db,
  topics: readonly CountedTopic[],
  { grain, now, before, complete, compared }: MoverReading,
  calendar: Calendar,
  langs: readonly string[],
): Promise<(version: number) => Record<'now' | 'before', ScoredSums[]>> {
  const edges = (buckets: readonly Bucket[]) => ({
    fromMs: (buckets[0] as Bucket).startMs,
    toMs: buckets[complete - 1]?.endExclusiveMs ?? (buckets[0] as Bucket).startMs,
  });
  const windows = { now: edges(now), before: edges(before) };
  const rows = await readTopicScored(
    db,
    topics.map(({ version }) => version),
    {
      rollup: grain === 'hour' ? 'currents_hour' : 'currents_day',
      zoneVersion: calendar.zone.version,
      fromMs: windows.before.fromMs,
      toMs: windows.now.toMs,
      sources: compared,
      langs,
    },
    windows,
  );
  return (version) => {
    const of = (window: 'now' | 'before') =>
      rows.filter((row) => row.topicVersion === version && row.window === window);
    return { now: of('now'), before: of('before') };
  };
}

function moverOf(
  topic: CountedTopic,
  counts: readonly SourceCounts[],
  reading: MoverReading,
): Omit<Mover, 'campaigns' | 'netCorrectedPoints'> {
  const { scope, nowMs, complete, compared } = reading;
  const alike = { ...scope, sources: compared };
  const now = fill(reading.now.slice(0, complete), counts, alike, reading);
  const before = fill(reading.before.slice(0, complete), counts, alike, reading);
  const totals = { now: totalsOf(now, alike, nowMs), before: totalsOf(before, alike, nowMs) };
  const mentions = { now: totals.now.mentions ?? 0, before: totals.before.mentions ?? 0 };
  const counted = { before: before.map(mentionsOf), now: now.map(mentionsOf) };
  const change =
    compared.length === 0 ? null : rateChange(seasonedCounts(counted, reading.grain, reading.before.length));
  const points = changeBetween(totals.now, totals.before).netSentimentPoints;
  return {
    topicId: topic.topicId,
    name: topic.name,
    ownerTeam: topic.ownerTeam,
    topicVersion: topic.version,
    totals: toWireFigures(totalsOf(fill(reading.now, counts, scope, reading), scope, nowMs)),
    compared: mentions,
    change,
    netSentimentPoints: points === null ? null : roundTo2(points),
    ...moverState({ ...mentions, sources: compared.length, buckets: complete }, change),
    sparkline: fill(reading.sparkline, counts, scope, reading).map((bucket) => ({
      start: iso(bucket.startMs),
      mentions: bucket.mentions,
      partial: bucket.partial,
      covered: bucket.covered,
    })),
  };
}

function fill(
  buckets: readonly Bucket[],
  counts: readonly SourceCounts[],
  scope: CurrentsScope,
  { stretches, nowMs }: MoverReading,
): CurrentsBucketFigures[] {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (!first || !last) return [];
  const inside = counts.filter(
    (count) => count.startMs >= first.startMs && count.startMs < last.endExclusiveMs,
  );
  return fillBuckets(buckets, inside, stretches, scope, nowMs);
}

function mentionsOf({ mentions }: CurrentsBucketFigures): number | null {
  return mentions;
}

function edgesOf(buckets: readonly Bucket[]): { from: string; to: string } {
  return {
    from: iso((buckets[0] as Bucket).startMs),
    to: iso((buckets.at(-1) as Bucket).endExclusiveMs),
  };
}
