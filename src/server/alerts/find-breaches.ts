import type { LooksFor } from '../../contract/alert-rules';
import type { Spike } from '../../contract/currents';
import { findRuns, type Run } from '../../domain/alerts/find-runs';
import { ABOUT_NOTHING, type Finding } from '../../domain/alerts/finding';
import { judgeBreach } from '../../domain/alerts/judge-breach';
import { type UsualShare, usualShares } from '../../domain/alerts/usual-shares';
import type { Bucket } from '../../domain/buckets';
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
import { figure, measuredWords, momentWords } from './measured-words';

type Threshold = Extract<LooksFor, { kind: 'threshold' }>;

/** Buckets of quiet after which a limit is crossed anew. */
const QUIET = { hour: 6, day: 1 } as const;

/**
 * Stretches in which a count lay beyond a limit for so many complete buckets. Sources count once they were collected for
 * two weeks, and a bucket in which one of them was not collected is unknown: neither crosses a limit.
 */
export async function findBreaches(
  db: Db,
  context: AlertContext,
  looksFor: Threshold,
  counted: CountedTopic,
  window: LookWindow,
): Promise<Found> {
  const { grain, side, value, persistence } = looksFor;
  const { buckets, first } = bucketsWithHistory(context, grain, window);
  if (first === buckets.length) return { findings: [], series: null };
  const values = await readValues(db, context, looksFor, counted, buckets);
  const holds = values.map((one) =>
    one.value === null ? null : side === 'above' ? one.value > value : one.value < value,
  );
  const lastKnown = holds.findLastIndex((held) => held !== null);
  const runs = findRuns(holds, { persistence, quiet: QUIET[grain] }).filter(
    ({ endExclusive }) => (endExclusive ?? buckets.length) > first,
  );
  const explaining = await campaignsBehind(db, context, looksFor, counted, {
    buckets,
    values,
    runs,
    lastKnown,
  });
  const findings = runs.map((run, place): Finding => {
    const last = (run.endExclusive ?? lastKnown + 1) - 1;
    const untilMs = endOfBurst(buckets, { last, lastKnown }, grain, context.nowMs);
    const at = furthest(values, run.start, last, side);
    const { value: observed, expected, upper } = values[at] as Measured;
    const { startMs: sinceMs } = buckets[run.start] as Bucket;
    const campaign = explaining[place] ?? null;
    const judged = judgeBreach({
      side,
      observed: observed as number,
      expected,
      upper,
      campaign: campaign?.name ?? null,
    });
    return {
      subject: '',
      sinceMs,
      untilMs,
      firedMs: (buckets[run.fired] as Bucket).endExclusiveMs,
      verdict: judged.verdict,
      observed,
      expected: expected === null ? null : Math.round(10 * expected) / 10,
      bound: value,
      ratio:
        expected === null || expected < 0.5 ? null : Math.round((10 * (observed as number)) / expected) / 10,
      severity: value === 0 ? (observed as number) : Math.round((100 * (observed as number)) / value) / 100,
      title: `${measuredWords(looksFor.measure, counted, looksFor.source)}: ${side} ${shown(looksFor, value)}`,
      why: breachWords(looksFor, {
        observed: observed as number,
        expected,
        because: judged.because,
        campaign: campaign?.name ?? null,
        when: momentWords((buckets[at] as Bucket).startMs, grain, context.calendar.zone.zone),
      }),
      about: {
        ...ABOUT_NOTHING,
        topic: counted.topic,
        source: looksFor.source,
        campaign: judged.because === 'campaign' ? campaign : null,
      },
    };
  });
  return {
    findings,
    series: buckets.slice(first).map(({ startMs }, index) => ({
      startMs,
      ...(values[first + index] as Measured),
    })),
  };
}

interface Measured {
  value: number | null;
  expected: number | null;
  upper: number | null;
}

async function readValues(
  db: Db,
  context: AlertContext,
  { measure, source, grain }: Threshold,
  counted: CountedTopic,
  buckets: readonly Bucket[],
): Promise<Measured[]> {
  const read = async (asked: 'mentions' | 'negative' | 'complaints') =>
    (await judge(db, seriesQuestion(context, counted, { source, measure: asked }), buckets, grain)).judged;
  if (measure !== 'negative-share') {
    return (await read(measure)).map(({ mentions, expected, upper }) => ({
      value: mentions,
      expected,
      upper,
    }));
  }
  const negative = await read('negative');
  const all = await read('mentions');
  return usualShares(
    all.map(({ mentions }, index) => ({ mentions, negative: negative[index]?.mentions ?? null })),
  ).map(({ share, usual, upper }: UsualShare) => ({ value: share, expected: usual, upper }));
}

/** The campaign that explains what lies above a limit, by the rule that explains bursts; one a run. */
async function campaignsBehind(
  db: Db,
  context: AlertContext,
  { source, grain, measure, side }: Threshold,
  counted: CountedTopic,
  {
    buckets,
    values,
    runs,
    lastKnown,
  }: { buckets: readonly Bucket[]; values: readonly Measured[]; runs: readonly Run[]; lastKnown: number },
): Promise<Spike['campaign'][]> {
  // A campaign brings mentions: less of them, or a worse share, is not what it was run for.
  if (side === 'below' || measure === 'negative-share' || runs.length === 0) return [];
  const question = seriesQuestion(context, counted, { source, measure });
  const spikes = runs.map(({ start, endExclusive }) => {
    const last = (endExclusive ?? lastKnown + 1) - 1;
    const peak = furthest(values, start, last, side);
    const { value, expected, upper } = values[peak] as Measured;
    return {
      direction: 'above' as const,
      foundBy: 'burst' as const,
      startMs: (buckets[start] as Bucket).startMs,
      peakMs: (buckets[peak] as Bucket).startMs,
      peakEndExclusiveMs: (buckets[peak] as Bucket).endExclusiveMs,
      endExclusiveMs: endExclusive === null ? null : (buckets[last] as Bucket).endExclusiveMs,
      severity: 0,
      mentions: value ?? 0,
      expected: expected ?? 0,
      upper: upper ?? 0,
      excess: values
        .slice(start, last + 1)
        .reduce((sum, one) => sum + Math.max(0, (one.value ?? 0) - (one.expected ?? 0)), 0),
    };
  });
  const said = await explained(db, question, { buckets, grain, spikes });
  return said.map(({ campaign, kind }) => (kind === 'expected' ? campaign : null));
}

function furthest(values: readonly Measured[], from: number, to: number, side: 'above' | 'below'): number {
  let best = from;
  for (let index = from; index <= to; index++) {
    const value = values[index]?.value ?? null;
    const known = values[best]?.value ?? null;
    if (value === null || known === null) continue;
    if (side === 'above' ? value > known : value < known) best = index;
  }
  return best;
}

function shown({ measure }: Pick<Threshold, 'measure'>, value: number): string {
  return measure === 'negative-share' ? `${figure(value)} %` : figure(value);
}

function breachWords(
  looksFor: Threshold,
  {
    observed,
    expected,
    because,
    campaign,
    when,
  }: {
    observed: number;
    expected: number | null;
    because: ReturnType<typeof judgeBreach>['because'];
    campaign: string | null;
    when: string;
  },
): string {
  const usual = expected === null ? '' : `, where ${shown(looksFor, expected)} is usual`;
  const reason = {
    campaign: `expected: at least half of what is above the usual is about what ${campaign} is about`,
    band: 'expected: within what is usual at that time, so the limit is what is unusual',
    absent: 'expected but absent: less than what is usual at that time',
    none: 'unexpected: no campaign explains it',
    unknown: 'unexpected: what is usual is not known yet',
  }[because];
  return `${shown(looksFor, observed)} on ${when}${usual}; ${reason}.`;
}
