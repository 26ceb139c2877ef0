import type { Flaw, FlawDay } from '../../contract/flaw-schemas';
import { bucketStart } from '../../domain/buckets';
import { effectSentences } from '../../domain/effect/effect-words';
import type { EffectPoint } from '../../domain/effect/link';
import type { Db } from '../db/database';
import { effectDays } from '../effect/effect-days';
import { readEffect } from '../effect/effect-reading';
import type { SeriesReader } from '../effect/measure-series';
import { flawDayCounts, flawSources } from '../stores/flaw-count.store';
import { daysOut } from './flaw-days';
import type { Judged } from './judge-flaw';
import { everywhereAt } from './record-fix';

const BASELINE_DAYS = 90;
/** Later days are another time. */
const WINDOW_DAYS = 56;
const DAY_MS = 86_400_000;

/** What was said on a day, what the rule recognised included: both sides of the fix are counted by the same eye. */
function countedIn({ complaints, proposed }: FlawDay): number | null {
  return complaints === null ? null : complaints + (proposed ?? 0);
}

/** What the level before a fix would have led to, against what was said since; or why that cannot be told. */
export async function readFlawEffect(
  db: Db,
  { id, fix, exposure_id }: Judged,
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
  const per = exposure_id === null ? null : await reader.series(exposure_id);
  const exposure = per && (await reader.exposure(per.id, days.days));
  const points = daysOut(days.days, counts, sources, reader).map(
    (day, index): EffectPoint => ({
      value: day.covered === 'all' && !day.partial && exposure?.[index] !== null ? countedIn(day) : null,
      of: exposure && (exposure[index] ?? null),
      season: index % 7,
      controls: [],
    }),
  );
  const hasStarted = startMs < reader.nowMs;
  const measure = per ? ('complaint-rate' as const) : ('complaints' as const);
  const target = { measure, topic: null, among: null, per };
  const reading = readEffect(
    { target, days, points, overlapping: [], hasStarted, control: null },
    'left out',
  );
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
