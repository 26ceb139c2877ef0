import { sampleVoices, type VoicesSample, type VoicesSampleQuery } from '../../contract/voices';
import type { Bucket } from '../../domain/buckets';
import {
  type Candidate,
  pickVoices,
  STRATA,
  type Stratum,
  VOICE_SAMPLE_VERSION,
} from '../../domain/voice-sample';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';
import { readCalendar } from '../stores/settings.store';
import { type Cell, drawVoices, type StratumCounts, type VoiceScope } from '../stores/voice.store';
import { countWindow } from '../voices/count-window';
import { decideWindow, iso, type Window } from './reading';
import { shownTopics } from './shown-topics';
import { answerVoices } from './voice-answer';

/** So many candidates are drawn for a sample, whatever the window holds. */
const POOL = 1500;
/** So many mentions are looked at for them at most; only rare sources, languages and edges need more than the pool. */
const LOOK_AT = 60_000;
const UTC_DAY_MS = 86_400_000;

export function routeVoices(api: EndpointRouter, services: Services): void {
  api.on(sampleVoices, ({ query }) =>
    readSnapshot(services.db, (db) => answerVoicesSample(db, services.now().getTime(), query)),
  );
}

/** Quotes of a window, read from one snapshot. */
export async function answerVoicesSample(
  db: Db,
  nowMs: number,
  query: VoicesSampleQuery,
): Promise<VoicesSample> {
  const calendar = await readCalendar(db);
  const window = await decideWindow(db, query, calendar.zone.zone, nowMs);
  const [topic] = await shownTopics(db, query.topic === undefined ? [] : [query.topic]);
  const scope = { topicVersion: topic?.version ?? null, sources: query.source, langs: query.lang };
  const strata = STRATA.filter(
    (stratum) => query.sentiment.length === 0 || query.sentiment.includes(stratum),
  );
  const counts = await countWindow(db, window, calendar, scope);
  const drawn = await drawFrom(db, window, counts, strata, scope);
  const picked = pickVoices(drawn, query.limit);
  return {
    window: { from: iso(window.fromMs), to: iso(window.toMs) },
    items: await answerVoices(
      db,
      picked.map(({ id }) => id),
    ),
    strata: strata.map((stratum) => ({
      sentiment: stratum,
      mentions: counts.reduce((sum, count) => sum + count[stratum], 0),
      shown: picked.filter((voice) => voice.stratum === stratum).length,
    })),
    method: VOICE_SAMPLE_VERSION,
  };
}

async function drawFrom(
  db: Db,
  window: Window,
  counts: readonly StratumCounts[],
  strata: readonly Stratum[],
  scope: VoiceScope,
): Promise<Candidate[]> {
  const cells = strata.flatMap((stratum) =>
    thinned(cellsOf(counts, window, stratum), Math.floor(POOL / strata.length)),
  );
  if (cells.length === 0) return [];
  return drawVoices(
    db,
    {
      ...window,
      cells,
      perCell: Math.floor(POOL / cells.length),
      lookAt: Math.floor(LOOK_AT / cells.length),
    },
    scope,
  );
}

/** The days of UTC that may hold mentions of a stratum, oldest first. */
function cellsOf(counts: readonly StratumCounts[], window: Window, stratum: Stratum): Cell[] {
  const days = new Set<number>();
  for (const count of counts) {
    if (count[stratum] > 0) for (const day of utcDaysOf(count, window)) days.add(day);
  }
  return [...days]
    .sort((a, b) => a - b)
    .map((day) => ({ day: new Date(day * UTC_DAY_MS).toISOString().slice(0, 10), stratum }));
}

function utcDaysOf({ startMs, endExclusiveMs }: Bucket, window: Window): number[] {
  const first = Math.floor(Math.max(startMs, window.fromMs) / UTC_DAY_MS);
  const last = Math.floor((Math.min(endExclusiveMs, window.toMs) - 1) / UTC_DAY_MS);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** At most `most` of the items, evenly over all of them. */
function thinned<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)] as Item);
}
