import type { z } from 'zod';
import { listMovers, type Mover, type Movers } from '../../contract/topics';
import { autoGrain, type Bucket, denseBuckets, GRAINS, type Grain } from '../../domain/buckets';
import { type ComparedStretches, comparedStretches } from '../../domain/compared-stretches';
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
import { mergedSums } from '../../domain/quantify/scored-sums';
import { RATE_CHANGE_VERSION, rateChange } from '../../domain/rate-change';
import { seasonedCounts } from '../../domain/seasoned-counts';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { readClassCorrections } from '../quantify/class-corrections';
import { netChangeOf, netCorrectedOf } from '../quantify/corrected-figures';
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
  comparedEdges,
  decideWindow,
  edgesOf,
  iso,
  previousBuckets,
  refuseTooManyBuckets,
  roundTo2,
  toWireFigures,
  type Window,
  windowOf,
} from './reading';
import { type RollupPart, rollupParts } from './rollup-parts';

type Query = z.output<(typeof listMovers)['query']>;

const HOURS_UP_TO_MS = 3 * 86_400_000;
const MAX_SPARKLINE_POINTS = 120;

/** What all topics of one answer share. */
interface MoverReading {
  grain: Grain;
  zone: string;
  now: Bucket[];
  before: Bucket[];
  /** What of the two is compared. */
  alike: ComparedStretches;
  sparkline: Bucket[];
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
  const wholeSums = await wholeSumsByTopic(db, topics, reading, calendar, query.lang);
  const corrections = await readClassCorrections(db, services.engine.engine);
  const endMs = (reading.now.at(-1) as Bucket).endExclusiveMs;
  const running = await campaignsRunning(db, new Date(Math.min(nowMs, endMs)));
  const items = topics.map((topic) => ({
    ...moverOf(topic, counts(topic.version), reading, netCorrectedOf(wholeSums(topic.version), corrections)),
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
    stretches: comparedEdges(reading.alike),
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
  const { zone } = calendar.zone;
  const alike = comparedStretches(windowOf(now), stretches, { zone, nowMs });
  const { compared, leftOut } = comparableSources(alike, stretches, scope.sources);
  const sparkline = sparklineBuckets(window, grain, calendar);
  return { grain, zone, now, before, alike, sparkline, stretches, scope, compared, leftOut, nowMs };
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

/** Counts of a topic: those of whole buckets, and of the pieces that are compared. */
interface TopicCounts {
  buckets: readonly SourceCounts[];
  now: readonly SourceCounts[];
  before: readonly SourceCounts[];
}

async function countsByTopic(
  db: Db,
  topics: readonly CountedTopic[],
  reading: MoverReading,
  calendar: Calendar,
  langs: readonly string[],
): Promise<(version: number) => TopicCounts> {
  const ends = [reading.now.at(-1), reading.sparkline.at(-1)] as [Bucket, Bucket];
  const read = async (part: RollupPart) =>
    readTopicRollups(
      db,
      topics.map((topic) => topic.version),
      { ...part, zoneVersion: calendar.zone.version, sources: reading.scope.sources, langs },
    );
  const { now, alike } = reading;
  const ownRollup = reading.grain === 'hour' ? 'currents_hour' : 'currents_day';
  const whole = await read({
    rollup: ownRollup,
    fromMs: alike.before[0]?.startMs ?? (now[0] as Bucket).startMs,
    toMs: Math.max(...ends.map((bucket) => bucket.endExclusiveMs)),
  });
  const readAlike = async (pieces: readonly Bucket[]) => {
    const parts = rollupParts(alike.grain, pieces, reading.zone);
    const others = await Promise.all(parts.filter(({ rollup }) => rollup !== ownRollup).map(read));
    const own = parts.filter(({ rollup }) => rollup === ownRollup);
    return (version: number) => [
      ...(whole.get(version) ?? []).filter(({ startMs }) =>
        own.some(({ fromMs, toMs }) => startMs >= fromMs && startMs < toMs),
      ),
      ...others.flatMap((counts) => counts.get(version) ?? []),
    ];
  };
  const alikeNow = await readAlike(alike.now);
  const alikeBefore = await readAlike(alike.before);
  return (version) => {
    const buckets = whole.get(version) ?? [];
    return { buckets, now: alikeNow(version), before: alikeBefore(version) };
  };
}

/** What was scored of each topic in what is compared, of the sources compared. */
async function sumsByTopic(
  db: Db,
  topics: readonly CountedTopic[],
  { alike, zone, compared }: MoverReading,
  calendar: Calendar,
  langs: readonly string[],
): Promise<(version: number) => Record<'now' | 'before', ScoredSums[]>> {
  const partsOf = (pieces: readonly Bucket[]) => rollupParts(alike.grain, pieces, zone);
  const rows: Awaited<ReturnType<typeof readTopicScored>> = [];
  for (const rollup of ['currents_day', 'currents_hour'] as const) {
    const [now, before] = [alike.now, alike.before].map((pieces) =>
      partsOf(pieces).find((part) => part.rollup === rollup),
    );
    if (!now || !before) continue;
    const read = {
      rollup,
      zoneVersion: calendar.zone.version,
      fromMs: before.fromMs,
      toMs: now.toMs,
      sources: compared,
      langs,
    };
    const versions = topics.map(({ version }) => version);
    rows.push(...(await readTopicScored(db, versions, read, { now, before })));
  }
  return (version) => {
    const of = (window: 'now' | 'before') =>
      mergedSums(rows.filter((row) => row.topicVersion === version && row.window === window));
    return { now: of('now'), before: of('before') };
  };
}

/** What was scored of each topic in the whole window, of all chosen sources. */
async function wholeSumsByTopic(
  db: Db,
  topics: readonly CountedTopic[],
  { now, grain, scope }: MoverReading,
  calendar: Calendar,
  langs: readonly string[],
): Promise<(version: number) => ScoredSums[]> {
  const window = windowOf(now);
  const read = {
    rollup: grain === 'hour' ? ('currents_hour' as const) : ('currents_day' as const),
    zoneVersion: calendar.zone.version,
    ...window,
    sources: scope.sources,
    langs,
  };
  const versions = topics.map(({ version }) => version);
  const before = { fromMs: window.fromMs, toMs: window.fromMs };
  const rows = await readTopicScored(db, versions, read, { now: window, before });
  return (version) => rows.filter((row) => row.topicVersion === version);
}

function moverOf(
  topic: CountedTopic,
  counts: TopicCounts,
  reading: MoverReading,
  netCorrected: Mover['totals']['netCorrected'],
): Omit<Mover, 'campaigns' | 'netCorrectedPoints'> {
  const { scope, nowMs, compared, stretches } = reading;
  const alike = { ...scope, sources: compared };
  const now = fillBuckets(reading.alike.now, counts.now, stretches, alike, nowMs);
  const before = fillBuckets(reading.alike.before, counts.before, stretches, alike, nowMs);
  const totals = { now: totalsOf(now, alike, nowMs), before: totalsOf(before, alike, nowMs) };
  const mentions = { now: totals.now.mentions ?? 0, before: totals.before.mentions ?? 0 };
  const counted = { before: before.map(mentionsOf), now: now.map(mentionsOf) };
  const change = compared.length === 0 ? null : rateChange(seasonedCounts(counted, reading.alike));
  const points = changeBetween(totals.now, totals.before).netSentimentPoints;
  return {
    topicId: topic.topicId,
    name: topic.name,
    ownerTeam: topic.ownerTeam,
    topicVersion: topic.version,
    totals: {
      ...toWireFigures(totalsOf(fill(reading.now, counts.buckets, scope, reading), scope, nowMs)),
      netCorrected,
    },
    compared: mentions,
    change,
    netSentimentPoints: points === null ? null : roundTo2(points),
    ...moverState({ ...mentions, sources: compared.length, buckets: reading.alike.now.length }, change),
    sparkline: fill(reading.sparkline, counts.buckets, scope, reading).map((bucket) => ({
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
