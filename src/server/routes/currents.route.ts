import {
  type CorrectedBucket,
  type Currents,
  type CurrentsBucket,
  type CurrentsQuery,
  getCurrents,
} from '../../contract/currents';
import { autoGrain, type Bucket, denseBuckets, type Grain, type WeekStart } from '../../domain/buckets';
import { comparedStretches } from '../../domain/compared-stretches';
import { COMPLAINT_VERSION } from '../../domain/complaint';
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
import { NET_SENTIMENT_VERSION } from '../../domain/net-sentiment';
import { QUANTIFY_VERSION, type ScoredSums } from '../../domain/quantify/corrected-shares';
import { mergedSums, type ScoredAt, sumsByBucket } from '../../domain/quantify/scored-sums';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { type KnownCorrections, readClassCorrections } from '../quantify/class-corrections';
import { netChangeOf, netCorrectedOf, sharesCorrectedOf } from '../quantify/corrected-figures';
import type { Services } from '../services';
import { readSpikes } from '../spikes/read-spikes';
import { countsByEngine, readRollup, readScored } from '../stores/rollup.store';
import { type Calendar, readCalendar } from '../stores/settings.store';
import { listSources, readCoverage } from '../stores/source.store';
import { comparedRates } from './compared-rates';
import {
  comparedEdges,
  decideWindow,
  edgesOf,
  iso,
  previousBuckets,
  refuseTooManyBuckets,
  toWireFigures,
  windowOf,
} from './reading';
import { type RollupPart, rollupParts } from './rollup-parts';
import { type ShownTopic, shownTopics } from './shown-topics';

/** The topic version that counts every mention. */
const ALL = 0;

/** How one request reads: zone and grain decided, window widened to whole buckets. */
interface Reading {
  zone: { version: number; zone: string };
  weekStart: WeekStart;
  grain: Grain;
  buckets: Bucket[];
  langs: string[];
  stretches: Stretch[];
  scope: CurrentsScope;
  /** How what the engine mistakes is corrected. */
  corrections: KnownCorrections;
  nowMs: number;
}

export function routeCurrents(api: EndpointRouter, services: Services): void {
  api.on(getCurrents, ({ query }) => readSnapshot(services.db, (db) => answerCurrents(db, services, query)));
}

/** Currents of a window, read from one snapshot. */
export async function answerCurrents(db: Db, services: Services, query: CurrentsQuery): Promise<Currents> {
  const now = services.now();
  const calendar = await readCalendar(db);
  const sources = await listSources(db);
  const chosen = query.source.length > 0 ? query.source : sources.map((source) => source.id);
  const scope = {
    sources: chosen,
    followerSources: new Set(
      sources.filter((source) => source.reportsFollowers && chosen.includes(source.id)).map(({ id }) => id),
    ),
    sentiments: query.sentiment,
  };
  const reading: Reading = {
    ...(await decideReading(db, now, query, calendar, scope)),
    corrections: await readClassCorrections(db, services.engine.engine),
  };
  const topics = await shownTopics(db, query.topic);
  // One topic is what the figures are of; several stand beside the whole, for they overlap.
  const only = topics.length === 1 ? (topics[0] as ShownTopic).version : ALL;
  const filled = await readFilled(db, reading, only, reading.buckets, reading.scope);
  const scored = await readSums(db, reading, only, reading.buckets, reading.scope.sources);
  const whole = mergedSums(scored.flat());
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
      topic: topics.map(({ id }) => id),
      source: query.source,
      lang: query.lang,
      sentiment: query.sentiment,
      compare: query.compare,
    },
    buckets: filled.map(
      (bucket, index): CorrectedBucket => ({
        ...toWireBucket(bucket),
        netCorrected: netCorrectedOf(scored[index] ?? [], reading.corrections),
      }),
    ),
    totals: {
      ...toWireFigures(totalsOf(filled, reading.scope, reading.nowMs)),
      netCorrected: netCorrectedOf(whole, reading.corrections),
      sharesCorrected: sharesCorrectedOf(whole, reading.corrections),
    },
    comparison: query.compare === 'previous' ? await compareWithPrevious(db, reading, only) : null,
    series: await readSeries(db, reading, topics),
    coverage: clip(reading.stretches, first.startMs, last.endExclusiveMs),
    basis: {
      netSentiment: NET_SENTIMENT_VERSION,
      complaint: COMPLAINT_VERSION,
      corrected: { method: QUANTIFY_VERSION, languages: languagesOf(reading.corrections, whole) },
      engines: await countsByEngine(db, query.source),
      freshAsOf: sources.length === 0 ? null : iso(freshest),
      computedAt: iso(reading.nowMs),
    },
    ...(await readSpikes(
      db,
      {
        topicVersion: only,
        topicId: topics.length === 1 ? (topics[0] as ShownTopic).id : null,
        zone: reading.zone,
        langs: reading.langs,
        scope: reading.scope,
        stretches: reading.stretches,
        nowMs: reading.nowMs,
      },
      reading,
    )),
  };
}

/** How each language is measured, with how much of a window is in it; those that nobody measured come last. */
function languagesOf({ languages }: KnownCorrections, whole: readonly ScoredSums[]) {
  const judgedIn = (lang: string) => Math.round(whole.find((sums) => sums.lang === lang)?.judged ?? 0);
  const unmeasured = whole.filter(
    ({ lang, judged }) => judged > 0 && !languages.some((each) => each.lang === lang),
  );
  return [
    ...languages.map((each) => ({ ...each, judged: judgedIn(each.lang) })),
    ...unmeasured.map(({ lang, judged }) => ({
      lang,
      measuredOn: 'validation' as const,
      labels: 0,
      right: null,
      judged: Math.round(judged),
      unproven: 'nobody measured it',
    })),
  ];
}

async function decideReading(
  db: Db,
  now: Date,
  query: CurrentsQuery,
  { zone, weekStart }: Calendar,
  scope: CurrentsScope,
): Promise<Omit<Reading, 'corrections'>> {
  const nowMs = now.getTime();
  const window = await decideWindow(db, query, zone.zone, nowMs);
  const grain = query.bucket === 'auto' ? autoGrain(window) : query.bucket;
  refuseTooManyBuckets(window, grain);
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

async function readSeries(
  db: Db,
  reading: Reading,
  topics: readonly ShownTopic[],
): Promise<Currents['series']> {
  const series: Currents['series'] = [];
  for (const { id, version } of topics) {
    const filled = await readFilled(db, reading, version, reading.buckets, reading.scope);
    series.push({
      topic: id,
      topicVersion: version,
      buckets: filled.map(toWireBucket),
      totals: toWireFigures(totalsOf(filled, reading.scope, reading.nowMs)),
    });
  }
  return series;
}

/** Where the counts of whole buckets stand. */
function partsOf(grain: Grain, buckets: readonly Bucket[]): RollupPart[] {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (!first || !last) return [];
  const rollup = grain === 'hour' ? 'currents_hour' : 'currents_day';
  return [{ rollup, fromMs: first.startMs, toMs: last.endExclusiveMs }];
}

async function readFilled(
  db: Db,
  reading: Reading,
  topicVersion: number,
  buckets: readonly Bucket[],
  scope: CurrentsScope,
  parts = partsOf(reading.grain, buckets),
): Promise<CurrentsBucketFigures[]> {
  const counts: SourceCounts[] = [];
  for (const part of parts) {
    const rows = await readRollup(db, {
      ...part,
      topicVersion,
      zoneVersion: reading.zone.version,
      sources: scope.sources,
      langs: reading.langs,
    });
    for (const { bucket, potential_impressions, ...row } of rows)
      counts.push({ ...row, startMs: bucket.getTime(), potentialImpressions: potential_impressions });
  }
  return fillBuckets(buckets, counts, reading.stretches, scope, reading.nowMs);
}

/** What was scored in each bucket, by language; nothing where classes are chosen: those alone have no balance. */
async function readSums(
  db: Db,
  reading: Reading,
  topicVersion: number,
  buckets: readonly Bucket[],
  sources: readonly string[],
  parts = partsOf(reading.grain, buckets),
): Promise<ScoredSums[][]> {
  if (sources.length === 0 || reading.scope.sentiments.length > 0) return [];
  const rows: ScoredAt[] = [];
  for (const part of parts) {
    const read = { topicVersion, zoneVersion: reading.zone.version, sources, langs: reading.langs };
    rows.push(...(await readScored(db, { ...part, ...read })));
  }
  return sumsByBucket(buckets, rows);
}

async function compareWithPrevious(db: Db, reading: Reading, topicVersion: number) {
  const before = previousBuckets(reading.buckets, reading.grain, reading);
  const stretches = comparedStretches(windowOf(reading.buckets), reading.stretches, {
    zone: reading.zone.zone,
    nowMs: reading.nowMs,
  });
  const { compared, leftOut } = comparableSources(stretches, reading.stretches, reading.scope.sources);
  const scope = { ...reading.scope, sources: compared };
  const filledOf = (pieces: readonly Bucket[]) =>
    readFilled(db, reading, topicVersion, pieces, scope, partsFor(pieces));
  const partsFor = (pieces: readonly Bucket[]) => rollupParts(stretches.grain, pieces, reading.zone.zone);
  const alike = { before: await filledOf(stretches.before), now: await filledOf(stretches.now) };
  const totals = totalsOf(alike.before, scope, reading.nowMs);
  const currentTotals = totalsOf(alike.now, scope, reading.nowMs);
  const sumsFor = async (pieces: readonly Bucket[]) =>
    mergedSums((await readSums(db, reading, topicVersion, pieces, compared, partsFor(pieces))).flat());
  const sums = { now: await sumsFor(stretches.now), before: await sumsFor(stretches.before) };
  return {
    ...edgesOf(before),
    stretches: comparedEdges(stretches),
    buckets: (await readFilled(db, reading, topicVersion, before, reading.scope)).map(toWireBucket),
    totals: toWireFigures(totals),
    currentTotals: toWireFigures(currentTotals),
    change: {
      ...changeBetween(currentTotals, totals),
      netCorrectedPoints: netChangeOf(sums, reading.corrections),
    },
    // Classes that were chosen are not all that was said: their rates would read as the river's.
    rates: scope.sentiments.length > 0 ? null : comparedRates(alike, { stretches, sources: compared.length }),
    sourcesCompared: compared,
    sourcesLeftOut: leftOut,
  };
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
    ...toWireFigures(figures),
    partial,
  };
}
