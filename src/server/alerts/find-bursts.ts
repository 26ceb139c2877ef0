import type { LooksFor } from '../../contract/alert-rules';
import type { Spike } from '../../contract/currents';
import { ABOUT_NOTHING, type Finding } from '../../domain/alerts/finding';
import { firedAt } from '../../domain/alerts/fired-at';
import type { Bucket } from '../../domain/buckets';
import type { CurrentsSpike, JudgedBucket } from '../../domain/spikes/judge-currents';
import type { Db } from '../db/database';
import { explained, judge, measureOf } from '../spikes/read-spikes';
import { ratioFigure, type SpikeTold, sizeWords, spikeMoment } from '../spikes/spike-words';
import { ratioTo } from '../spikes/to-spike';
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
  const told = { measure: measureOf(question), grain, zone: context.calendar.zone.zone };
  const findings = met.map(({ spike, fired, untilMs }, place): Finding => {
    const explanation = said[place] as Spike;
    const raised = raisedFor(judged, buckets, { start: startOf.get(spike.startMs) as number, fired });
    const later = raised.peakMs === spike.peakMs ? '' : latestWords(spike, untilMs, told);
    const why = `${sizeWords(raised, told)}, ${spikeMoment(raised, told)}; ${explanation.kind}: ${explanation.why}.`;
    return {
      subject: '',
      sinceMs: spike.startMs,
      untilMs,
      firedMs: (buckets[fired] as Bucket).endExclusiveMs,
      verdict: explanation.kind,
      observed: raised.mentions,
      expected: Math.round(10 * raised.usual) / 10,
      bound: Math.round(10 * raised.upper) / 10,
      ratio: raised.ratio,
      severity: Math.round(10 * raised.severity) / 10,
      title: `${measuredWords(measure, counted, source)}: ${raised.ratio === null ? figure(raised.mentions) : `${ratioFigure(raised.ratio)}× the usual for that ${grain}`}`,
      why: `${why}${later}`,
      ...(later === '' ? {} : { whyRaised: why }),
      about: { ...ABOUT_NOTHING, topic: counted.topic, source, campaign: explanation.campaign },
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

/** The bucket an alert speaks of: the most unusual one up to when it was raised, whatever comes after it. */
function raisedFor(
  judged: readonly JudgedBucket[],
  buckets: readonly Bucket[],
  { start, fired }: { start: number; fired: number },
) {
  const above = (index: number) => (judged[index]?.mentions ?? 0) - (judged[index]?.expected ?? 0);
  let at = start;
  for (let index = start; index <= fired; index++) if (above(index) > above(at)) at = index;
  const { mentions, expected, upper } = judged[at] as JudgedBucket;
  const { startMs, endExclusiveMs } = buckets[at] as Bucket;
  const usual = expected ?? 0;
  return {
    direction: 'above' as const,
    peakMs: startMs,
    peakEndExclusiveMs: endExclusiveMs,
    mentions: mentions ?? 0,
    usual,
    upper: upper ?? 0,
    ratio: ratioTo(usual, mentions ?? 0),
    severity: Math.max(...judged.slice(start, fired + 1).map(({ deviation }) => deviation)),
  };
}

/** What a burst came to after it was raised: in the past once it is over. */
function latestWords(spike: CurrentsSpike, untilMs: number | null, told: SpikeTold): string {
  const peak = { ...spike, usual: spike.expected, ratio: ratioTo(spike.expected, spike.mentions) };
  const words = `${sizeWords(peak, told)}, ${spikeMoment(spike, told)}`;
  return untilMs === null ? ` The most so far: ${words}.` : ` The most it came to: ${words}.`;
}

function lastHot(judged: readonly JudgedBucket[], start: number, endExclusive: number): number {
  for (let index = endExclusive - 1; index > start; index--) if (judged[index]?.hot) return index;
  return start;
}
