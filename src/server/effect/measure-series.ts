import type { CampaignEffect } from '../../contract/effects';
import type { NamedSeries } from '../../contract/exposures';
import type { Bucket } from '../../domain/buckets';
import { joinStretches, type Stretch } from '../../domain/coverage';
import { type CurrentsBucketFigures, type CurrentsScope, fillBuckets } from '../../domain/currents';
import { linked } from '../../domain/effect/link';
import { exposureOfDays } from '../../domain/exposure';
import { localDay } from '../../domain/local-day';
import type { Db } from '../db/database';
import { ApiError } from '../problems';
import { shownTopics } from '../routes/shown-topics';
import { readExposure, readSeriesName } from '../stores/exposure.store';
import { readRollup } from '../stores/rollup.store';
import { type Calendar, readCalendar } from '../stores/settings.store';
import { listSources, readCoverage } from '../stores/source.store';
import { type EffectDays, steadySources } from './effect-days';
import type { MeasureSeries, NamedTarget } from './effect-reading';
import { formOf, measurePoints } from './measure-points';

const EXPOSURE = 'exposure:';
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
  /** An uploaded series on each of some days; `null` on one it does not know, or on which nobody was exposed. */
  exposure(seriesId: string, days: readonly Bucket[]): Promise<(number | null)[]>;
  /** Name and unit of an uploaded series; throws 404 for one there is none of. */
  series(id: string): Promise<NamedSeries>;
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
  const { zone } = calendar.zone;
  const exposure: SeriesReader['exposure'] = async (seriesId, days) => {
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last) return [];
    const ends = [first.startMs, last.startMs].map((atMs) => localDay(atMs, zone)) as [string, string];
    return exposureOfDays(days, await readExposure(db, seriesId, ...ends), zone);
  };
  const series = async (id: string) => {
    const found = await readSeriesName(db, id);
    if (found) return found;
    throw new ApiError(404, 'not-found', `There is no series ${id}.`, {
      errors: [{ field: 'exposure', message: 'No such series.' }],
    });
  };
  return { calendar, stretches, sources, nowMs, figures, topic, exposure, series };
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

/** What stands in for the weather: a topic nothing was done about, or an uploaded series. */
export type Control = NonNullable<CampaignEffect['control']>;

/** The control somebody asked for: the id of a topic, or `exposure:` and that of a series. Throws 404 for neither. */
export async function readControl(reader: SeriesReader, asked: string | undefined): Promise<Control | null> {
  if (asked === undefined) return null;
  if (!asked.startsWith(EXPOSURE)) return { ...(await reader.topic(asked)), kind: 'topic' };
  const { id, name } = await reader.series(asked.slice(EXPOSURE.length));
  return { id, name, kind: 'exposure' };
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
  }: { control: Control | null; overlapping: readonly string[]; hasStarted: boolean },
): Promise<MeasureSeries> {
  const { read, leftOut } = steadySources(days, reader.stretches, reader.sources, reader.nowMs);
  const figuresOf = (topicId: string | null) => reader.figures(topicId, days.days, read);
  const among = target.among && (await figuresOf(target.among.id));
  const per = target.per && (await reader.exposure(target.per.id, days.days));
  const figures = await figuresOf(target.topic?.id ?? null);
  const controlOf = async ({ id, kind }: Control) => {
    // A ratio of what was exposed is what everything alike moves by, on whatever scale.
    if (kind === 'exposure')
      return (await reader.exposure(id, days.days)).map((value) => value && Math.log(value));
    const { link } = formOf(target);
    const points = measurePoints(target.measure, { figures: await figuresOf(id), among, per }, null);
    return points.map((point) => linked(link, point));
  };
  const points = measurePoints(
    target.measure,
    { figures, among, per },
    control && (await controlOf(control)),
  );
  return { target, days, points, overlapping, hasStarted, leftOut, control: control?.name ?? null };
}
