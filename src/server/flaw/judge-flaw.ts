import type { NamedSeries } from '../../contract/exposures';
import type { QuietReading } from '../../contract/flaw-schemas';
import { type Bucket, bucketStart } from '../../domain/buckets';
import { confirmedQuiet, type QuietAnswer } from '../../domain/flaw/confirmed-quiet';
import { daysToTell } from '../../domain/flaw/days-to-tell';
import type { FlawDay } from '../../domain/flaw/flaw-day';
import { type FlawSignature, MIN_EXAMPLES } from '../../domain/flaw/flaw-signature';
import { boundWords, perDayWords } from '../../domain/flaw/per-day-words';
import { MOST_HISTORY_DAYS } from '../../domain/flaw/steady-history';
import type { Db } from '../db/database';
import type { SeriesReader } from '../effect/measure-series';
import { iso } from '../routes/reading';
import { flawDayCounts, sourceShares } from '../stores/flaw-count.store';
import type { FixRow } from '../stores/flaw-fix.store';
import { activeVersionOf } from '../stores/topic-version.store';
import { daysJudged, zoneDays } from './flaw-days';
import { everywhereAt, fixName } from './record-fix';

const DAY_MS = 86_400_000;
/** Of the examples, the rule must recognise so many by itself: else what it counts after a fix is too few. */
const MIN_RECALL = 0.5;

/** What a flaw is judged by. */
export interface Judged {
  id: string;
  topic_id: string | null;
  /** The series its complaints are held against; `null`: covered time. */
  exposure_id: string | null;
  /** Its first complaint, what its rule recognised included. */
  heardAt: Date | null;
  /** What new conversations are recognised by; without it nobody counts what comes after a fix. */
  signature: FlawSignature | null;
  fix: FixRow;
}

/** The windows a fix is judged by, as days: before it took effect, and since everybody can have it. */
export interface FixDays {
  before: Bucket[];
  after: Bucket[];
}

/**
 * Whole days on both sides of a fix: before, from the day after the first complaint; after, the complete days since
 * everybody can have it. The days in between belong to neither.
 */
export function fixDays({ heardAt, fix }: Judged, reader: SeriesReader): FixDays {
  const { zone } = reader.calendar.zone;
  const fixedMs = bucketStart(fix.effectiveAt.getTime(), 'day', zone);
  const earliestMs = fixedMs - (MOST_HISTORY_DAYS + 2) * DAY_MS;
  const heardMs = heardAt === null ? fixedMs : heardAt.getTime();
  const before = zoneDays(reader, Math.max(earliestMs, heardMs), fixedMs)
    .filter(({ startMs }) => startMs > heardMs)
    .slice(-MOST_HISTORY_DAYS);
  const everywhereMs = everywhereAt(fix).getTime();
  const after = zoneDays(reader, everywhereMs, reader.nowMs).filter(
    ({ startMs, endExclusiveMs }) => startMs >= everywhereMs && endExclusiveMs <= reader.nowMs,
  );
  return { before, after };
}

/** Whether a flaw fell quiet after its newest fix, in words. */
export async function readQuiet(db: Db, judged: Judged, reader: SeriesReader): Promise<QuietReading> {
  const windows = fixDays(judged, reader);
  const shares = await sourceShares(db, judged.id, judged.fix.effectiveAt);
  const series = judged.exposure_id === null ? null : await reader.series(judged.exposure_id);
  const days = daysAcross(windows, reader);
  const counts = (await flawDayCounts(db, [judged.id], days)).get(judged.id) ?? new Map();
  const topic = await topicDays(db, judged.topic_id, days, reader);
  const exposure = series && (await reader.exposure(series.id, days));
  const found = new Map<number, FlawDay>();
  for (const [index, day] of daysJudged(days, counts, topic, shares, reader).entries()) {
    const startMs = (days[index] as Bucket).startMs;
    found.set(startMs, exposure ? { ...day, exposure: exposure[index] ?? null } : day);
  }
  const daysOf = (window: Bucket[]) => window.map(({ startMs }) => found.get(startMs) as FlawDay);
  const answer = confirmedQuiet({ before: daysOf(windows.before), after: daysOf(windows.after) });
  return quietOut(answer, blindness(judged.signature), windows, { ...judged, series, nowMs: reader.nowMs });
}

/** The days of both windows and those in between: to read them at once costs half of reading each. */
function daysAcross({ before, after }: FixDays, reader: SeriesReader): Bucket[] {
  const windows = [...before, ...after];
  const [first, last] = [windows[0], windows.at(-1)];
  return first && last ? zoneDays(reader, first.startMs, last.endExclusiveMs) : [];
}

async function topicDays(
  db: Db,
  topicId: string | null,
  days: readonly Bucket[],
  reader: SeriesReader,
): Promise<number[]> {
  // A topic that was removed, or is being counted, is a part of all that is said.
  const shown = topicId !== null && (await activeVersionOf(db, topicId)) !== null ? topicId : null;
  const figures = await reader.figures(shown, days, reader.sources);
  return figures.map(({ complaints }) => complaints ?? 0);
}

function quietOut(
  answer: QuietAnswer,
  blind: string | null,
  { before, after }: FixDays,
  { fix, series, nowMs }: { fix: FixRow; series: NamedSeries | null; nowMs: number },
): QuietReading {
  const looked = after.slice(0, Math.max(answer.lookedAtDay, 0));
  const missing = [...(blind === null ? [] : [blind]), ...answer.reasons.map(({ words }) => words)];
  const isEarly = answer.reasons.some(
    ({ condition }) => condition === 'time' || condition === 'covered days',
  );
  const isMute = blind !== null || answer.reasons.some(({ condition }) => condition === 'complaints before');
  const verdict = isMute
    ? 'cannot-tell'
    : answer.quiet
      ? 'confirmed-quiet'
      : isEarly
        ? 'too-early'
        : 'not-yet';
  return {
    verdict,
    before: sideOf(answer.before, before.slice(-answer.beforeDays), fix.effectiveAt.getTime()),
    after: sideOf(answer.after, looked, Math.min(nowMs, everywhereAt(fix).getTime())),
    ratio: answer.ratio,
    low: finite(answer.low),
    high: finite(answer.high),
    words: quietWords(answer, missing, fix, series),
    missing,
    power: powerWords(answer),
    asOf: iso(nowMs),
    method: answer.version,
  };
}

/** By which day it can be told at this rate, for a fix that leaves a fifth and for one that leaves nothing. */
function powerWords({ before, dispersion }: QuietAnswer): string | null {
  if (before.complaints === 0 || before.coveredDays === 0) return null;
  const aDay = before.complaints / before.coveredDays;
  const variation = (dispersion.before - 1) / aDay;
  const [fifth, nothing] = [0.2, 0].map((left) => daysToTell(before, variation, left));
  const by = (day: number | null | undefined) => (day == null ? 'not within half a year' : `by day ${day}`);
  const at = `At ${perDayWords(aDay)} complaints a day before it`;
  if (nothing == null) return `${at} no fix is told within half a year, in nine cases of ten.`;
  return `${at} a fix that leaves a fifth is told ${by(fifth)}, one that leaves none ${by(nothing)}, in nine cases of ten.`;
}

/** Why what is said after a fix would not be counted as what was said before; `null` when it is. */
function blindness(signature: FlawSignature | null): string | null {
  if (signature === null) {
    return `No rule recognises new conversations about it: it takes ${MIN_EXAMPLES} that people put here, and other complaints to tell them from.`;
  }
  if (signature.recall >= MIN_RECALL) return null;
  return `Its rule would have found only ${Math.round(signature.recall * 100)} % of the conversations that people put here: what it counts now is too few.`;
}

function sideOf(
  { complaints, coveredDays }: QuietAnswer['before'],
  days: readonly Bucket[],
  emptyMs: number,
): QuietReading['before'] {
  return {
    from: iso(days[0]?.startMs ?? emptyMs),
    to: iso(days.at(-1)?.endExclusiveMs ?? emptyMs),
    complaints,
    coveredDays: Math.round(coveredDays * 10) / 10,
    perDay: coveredDays > 0 ? complaints / coveredDays : null,
  };
}

function quietWords(
  { ratio, low, high, before, after, exposureKind }: QuietAnswer,
  missing: readonly string[],
  fix: FixRow,
  series: NamedSeries | null,
): string {
  const isHeld = series !== null && exposureKind === 'uploaded';
  const unheld =
    series === null || isHeld
      ? []
      : [`${series.name} has no value on days of both sides: held against covered days.`];
  const name = fixName(fix);
  if (ratio === null) return [`Nothing can be told of ${name} yet.`, ...unheld].join(' ');
  const against = isHeld ? `, held against ${series.name}` : '';
  const rate = `${perDayWords(ratio)} times the rate before ${name}${against} (${perDayWords(low)} to ${boundWords(high)})`;
  const counts = `${said(after.complaints)} in ${covered(after.coveredDays)}, before ${said(before.complaints)} in ${covered(before.coveredDays)}`;
  // Why it is not, and the counts, stand beside it.
  return [missing.length === 0 ? `Quiet: ${rate}; ${counts}.` : `Not yet quiet: ${rate}.`, ...unheld].join(
    ' ',
  );
}

function said(complaints: number): string {
  return complaints === 1 ? '1 complaint' : `${complaints.toLocaleString('en')} complaints`;
}

function covered(days: number): string {
  const whole = Math.round(days * 10) / 10;
  return whole === 1 ? '1 covered day' : `${whole} covered days`;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
