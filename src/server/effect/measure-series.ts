import type { Bucket } from '../../domain/buckets';
import { joinStretches, type Stretch } from '../../domain/coverage';
import { type CurrentsBucketFigures, type CurrentsScope, fillBuckets } from '../../domain/currents';
import type { Db } from '../db/database';
import { shownTopics } from '../routes/shown-topics';
import { readRollup } from '../stores/rollup.store';
import { type Calendar, readCalendar } from '../stores/settings.store';
import { listSources, readCoverage } from '../stores/source.store';
import { type EffectDays, steadySources } from './effect-days';
import type { MeasureSeries, NamedTarget } from './effect-reading';
import { measurePoints } from './measure-points';

/** The topic version that counts every mention. */
const ALL = 0;

/** What one answer reads its series from: read once, asked often. */
export interface SeriesReader {
  calendar: Calendar;
  stretches: readonly Stretch[];
  sources: readonly string[];
  nowMs: number;
  /** Days of a topic (`null`: of everything said) from some sources. */
  figures(
    topicId: string | null,
    days: readonly Bucket[],
    sources: readonly string[],
  ): Promise<CurrentsBucketFigures[]>;
  /** Id and name of a topic; throws 404 for one there is none of. */
  topic(id: string): Promise<{ id: string; name: string }>;
}

/** A reader of series within one snapshot; a topic's days are read once however often they are asked for. */
export async function seriesReader(db: Db, nowMs: number): Promise<SeriesReader> {
  const calendar = await readCalendar(db);
  const sources = (await listSources(db)).map(({ id }) => id);
  const stretches = joinStretches(await readCoverage(db, sources));
  const known = new Map<string, Promise<CurrentsBucketFigures[]>>();
  const figures: SeriesReader['figures'] = async (topicId, days, chosen) => {
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last) return [];
    const key = JSON.stringify([topicId, first.startMs, last.endExclusiveMs, chosen]);
    const made =
      known.get(key) ??
      readDays(db, { topicId, days, sources: chosen, zoneVersion: calendar.zone.version, stretches, nowMs });
    known.set(key, made);
    return made;
  };
  const topic = async (id: string) => {
    const [found] = await shownTopics(db, [id]);
    return { id, name: (found as { name: string }).name };
  };
  return { calendar, stretches, sources, nowMs, figures, topic };
}

async function readDays(
  db: Db,
  read: {
    topicId: string | null;
    days: readonly Bucket[];
    sources: readonly string[];
    zoneVersion: number;
    stretches: readonly Stretch[];
    nowMs: number;
  },
): Promise<CurrentsBucketFigures[]> {
  const shown = read.topicId === null ? [] : await shownTopics(db, [read.topicId]);
  const rows = await readRollup(db, {
    rollup: 'currents_day',
    topicVersion: shown[0]?.version ?? ALL,
    zoneVersion: read.zoneVersion,
    fromMs: (read.days[0] as Bucket).startMs,
    toMs: (read.days.at(-1) as Bucket).endExclusiveMs,
    sources: read.sources,
    langs: [],
  });
  const counts = rows.map(({ bucket, potential_impressions, ...row }) => ({
    ...row,
    startMs: bucket.getTime(),
    potentialImpressions: potential_impressions,
  }));
  const scope: CurrentsScope = { sources: read.sources, followerSources: new Set(), sentiments: [] };
  return fillBuckets(read.days, counts, read.stretches, scope, read.nowMs);
}

/** A measure's series over some days, from the sources that were collected all along. */
export async function readSeries(
  reader: SeriesReader,
  target: NamedTarget,
  days: EffectDays,
  {
    control,
    overlapping,
    hasStarted,
  }: { control: string | null; overlapping: readonly string[]; hasStarted: boolean },
): Promise<MeasureSeries> {
  const { read } = steadySources(days, reader.stretches, reader.sources, reader.nowMs);
  const figuresOf = (topicId: string | null) => reader.figures(topicId, days.days, read);
  const among = target.among && (await figuresOf(target.among.id));
  const beside =
    control === null
      ? null
      : measurePoints(target.measure, { figures: await figuresOf(control), among }, null);
  const figures = await figuresOf(target.topic?.id ?? null);
  const points = measurePoints(target.measure, { figures, among }, beside);
  return { target, days, points, overlapping, hasStarted };
}
