import type { RegressionReading } from '../../contract/flaw-schemas';
import { bucketStart } from '../../domain/buckets';
import { daysToReturn } from '../../domain/flaw/days-to-return';
import { perDayWords } from '../../domain/flaw/per-day-words';
import { OLD_RATE_DAYS, type RegressionAnswer, regression } from '../../domain/flaw/regression';
import type { Db } from '../db/database';
import type { SeriesReader } from '../effect/measure-series';
import { iso } from '../routes/reading';
import { sourceShares } from '../stores/flaw-count.store';
import { openingsIn } from '../stores/flaw-evidence.store';
import { coveredShares, zoneDays } from './flaw-days';
import type { Judged } from './judge-flaw';

const DAY_MS = 86_400_000;
/** More complaints than this since the old rate was measured do not change what is said of them. */
const MAX_OPENINGS = 20_000;

/** What is judged, and since when its newest fix is confirmed quiet. */
type JudgedFix = Judged & { quietAt: Date | null };

/** Whether a flaw came back after its newest fix, in words. */
export async function readRegression(
  db: Db,
  judged: JudgedFix,
  reader: SeriesReader,
): Promise<RegressionReading> {
  return readingOf(await judgeRegression(db, judged, reader), reader.nowMs);
}

/** The same where it did come back; else `null`, without working out by when a return could be told. */
export async function readReturn(
  db: Db,
  judged: JudgedFix,
  reader: SeriesReader,
): Promise<RegressionReading | null> {
  const answer = await judgeRegression(db, judged, reader);
  return answer.regressed ? readingOf(answer, reader.nowMs) : null;
}

async function judgeRegression(db: Db, judged: JudgedFix, reader: SeriesReader): Promise<RegressionAnswer> {
  const { fix } = judged;
  const fixedMs = bucketStart(fix.effectiveAt.getTime(), 'day', reader.calendar.zone.zone);
  const days = zoneDays(reader, fixedMs - OLD_RATE_DAYS * DAY_MS, reader.nowMs);
  const from = new Date(days[0]?.startMs ?? fixedMs);
  const window = { from, to: new Date(reader.nowMs) };
  const openings = await openingsIn(db, judged.id, window, MAX_OPENINGS);
  const covered = coveredShares(days, await sourceShares(db, judged.id, fix.effectiveAt), reader);
  return regression({
    fix: {
      effectiveAtMs: fix.effectiveAt.getTime(),
      lagDays: Object.fromEntries(fix.lags.map(({ source, days: lag }) => [source, lag])),
      version: fix.version,
    },
    complaints: openings.map(({ threadId, person, source, at, learnedAt, text }) => ({
      id: threadId,
      person,
      source,
      saidAtMs: at.getTime(),
      learntAtMs: learnedAt.getTime(),
      text,
    })),
    days: days.map(({ startMs, endExclusiveMs }, index) => ({
      startMs,
      endExclusiveMs,
      covered: covered[index] ?? 0,
    })),
    quietAtMs: judged.quietAt?.getTime() ?? null,
    zone: reader.calendar.zone.zone,
    nowMs: reader.nowMs,
  });
}

function readingOf(answer: RegressionAnswer, nowMs: number): RegressionReading {
  const { regressed, people, complaints, leftOut, firstAtMs, words, version } = answer;
  return {
    verdict: regressed ? 'regressed' : 'not-regressed',
    people,
    complaints,
    olderVersion: leftOut.olderVersion,
    late: leftOut.late + leftOut.withinLag,
    since: firstAtMs === null ? null : iso(firstAtMs),
    words,
    power: powerWords(answer),
    asOf: iso(nowMs),
    method: version,
  };
}

/** By which day a return can be told at this rate. */
function powerWords({ regressed, oldPerDay, quietPerDay, rates }: RegressionAnswer): string | null {
  if (regressed) return null;
  const day = daysToReturn(rates);
  const at = `At ${perDayWords(oldPerDay)} people a day before the fix and ${perDayWords(quietPerDay)} expected while quiet`;
  const when = day === null ? 'not told within 60 days' : `told by its day ${day}`;
  return `${at}, a return to half the old rate is ${when}, in nine cases of ten.`;
}
