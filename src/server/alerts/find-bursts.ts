import type { LooksFor } from '../../contract/alert-rules';
import type { Spike } from '../../contract/currents';
import { ABOUT_NOTHING, type Finding } from '../../domain/alerts/finding';
import { firedAt } from '../../domain/alerts/fired-at';
import type { Bucket } from '../../domain/buckets';
import type { JudgedBucket } from '../../domain/spikes/judge-currents';
import type { Db } from '../db/database';
import { explained, judge } from '../spikes/read-spikes';
import {
  type AlertContext,
  bucketsWithHistory,
  type CountedTopic,
  endOfBurst,
  type LookWindow,
  seriesQuestion,
} from './alert-context';
import type { Found } from './find-alerts';
import { figure, measuredWords } from './measured-words';

/** Bursts of a series that meet a rule's conditions, from rollups alone; judged as the River judges them. */
export async function findBursts(
  db: Db,
  context: AlertContext,
  looksFor: Extract<LooksFor, { kind: 'spike' }>,
  counted: CountedTopic,
  window: LookWindow,
): Promise<Found> {
  const { grain, measure, source, persistence, minSeverity } = looksFor;
  const { buckets, first } = bucketsWithHistory(context, grain, window);
  if (first === buckets.length) return { findings: [], series: null };
  const question = seriesQuestion(context, counted, { source, measure });
  const { judged, spikes } = await judge(db, question, buckets, grain);
  const lastKnown = judged.findLastIndex(({ mentions }) => mentions !== null);
  const startOf = new Map(buckets.map(({ startMs }, index) => [startMs, index]));
  const places = spikes.map(({ startMs }) => startOf.get(startMs) as number);
  const met = spikes.flatMap((spike, place) => {
    const start = places[place] as number;
    const next = places[place + 1] ?? judged.length;
    const last = lastHot(judged, start, next);
    if (last < first) return [];
    const fired = firedAt(judged, { start, endExclusive: last + 1 }, { persistence, minSeverity });
    if (fired === null) return [];
    const untilMs = endOfBurst(buckets, { last, lastKnown }, grain, context.nowMs);
    return [{ spike: { ...spike, endExclusiveMs: untilMs }, fired, untilMs }];
  });
  const said = await explained(db, question, { buckets, grain, spikes: met.map(({ spike }) => spike) });
  const findings = met.map(({ fired, untilMs }, place): Finding => {
    const spike = said[place] as Spike;
    return {
      subject: '',
      sinceMs: Date.parse(spike.start),
      untilMs,
      firedMs: (buckets[fired] as Bucket).endExclusiveMs,
      verdict: spike.kind,
      observed: spike.mentions,
      expected: spike.expected,
      bound: spike.upper,
      ratio: spike.ratio,
      severity: spike.severity,
      title: `${measuredWords(measure, counted, source)}: ${spike.ratio === null ? figure(spike.mentions) : `${figure(spike.ratio)}× the usual`}`,
      why: spike.words,
      about: { ...ABOUT_NOTHING, topic: counted.topic, source, campaign: spike.campaign },
    };
  });
  return {
    findings,
    series: buckets.slice(first).map(({ startMs }, index) => {
      const { mentions, expected, upper } = judged[first + index] as JudgedBucket;
      return { startMs, value: mentions, expected, upper };
    }),
  };
}

function lastHot(judged: readonly JudgedBucket[], start: number, endExclusive: number): number {
  for (let index = endExclusive - 1; index > start; index--) if (judged[index]?.hot) return index;
  return start;
}
