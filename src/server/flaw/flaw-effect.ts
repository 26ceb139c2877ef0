import type { Flaw } from '../../contract/flaws';
import { bucketStart } from '../../domain/buckets';
import { effectSentences } from '../../domain/effect/effect-words';
import type { EffectPoint } from '../../domain/effect/link';
import type { Db } from '../db/database';
import { effectDays } from '../effect/effect-days';
import { readEffect } from '../effect/effect-reading';
import type { SeriesReader } from '../effect/measure-series';
import { flawDayCounts, flawSources } from '../stores/flaw-thread.store';
import { daysOut } from './flaw-days';
import type { Judged } from './judge-flaw';
import { everywhereAt } from './record-fix';

const BASELINE_DAYS = 90;
/** Later days are another time. */
const WINDOW_DAYS = 56;
const DAY_MS = 86_400_000;

/** What the level before a fix would have led to, against what was said since; or why that cannot be told. */
export async function readFlawEffect(
  db: Db,
  { id, fix }: Judged,
  reader: SeriesReader,
): Promise<Flaw['effect']> {
  const { zone } = reader.calendar.zone;
  const startMs = bucketStart(everywhereAt(fix).getTime(), 'day', zone);
  const days = effectDays(startMs, startMs + WINDOW_DAYS * DAY_MS, BASELINE_DAYS, {
    zone,
    nowMs: reader.nowMs,
  });
  const counts = (await flawDayCounts(db, [id], days.days)).get(id) ?? new Map();
  const sources = (await flawSources(db, [id])).get(id) ?? [];
  const points = daysOut(days.days, counts, sources, reader).map(
    (day, index): EffectPoint => ({
      value: day.covered === 'all' && !day.partial ? day.complaints : null,
      of: null,
      season: index % 7,
      controls: [],
    }),
  );
  const hasStarted = startMs < reader.nowMs;
  const target = { measure: 'complaints' as const, topic: null, among: null };
  const reading = readEffect({ target, days, points, overlapping: [], hasStarted }, 'left out');
  const { verdict, headline, words, reasons, version, level } = reading;
  const band = headline?.bands.find((one) => one.level === level);
  return {
    verdict,
    percent: headline?.estimate ?? null,
    low: band?.low ?? null,
    high: band?.high ?? null,
    words: effectSentences(words, reasons),
    method: version,
  };
}
