import type { LooksFor } from '../../contract/alert-rules';
import { findSilences } from '../../domain/alerts/find-silences';
import { ABOUT_NOTHING, type Finding } from '../../domain/alerts/finding';
import { judgeAbsence } from '../../domain/alerts/judge-absence';
import type { Bucket } from '../../domain/buckets';
import type { Stretch } from '../../domain/coverage';
import type { Db } from '../db/database';
import { judge } from '../spikes/read-spikes';
import { marksInWindow } from '../stores/mark.store';
import { listTopicVersions } from '../stores/topic-version.store';
import {
  type AlertContext,
  bucketsWithHistory,
  type CountedTopic,
  endOfBurst,
  type LookWindow,
  seriesQuestion,
} from './alert-context';
import type { Found } from './find-alerts';
import { figure, momentWords } from './measured-words';

type SilenceLooks = Extract<LooksFor, { kind: 'silence' }>;

const DAY_MS = 86_400_000;
/** Days before a campaign that tell what its topics bring by themselves. */
const BEFORE_DAYS = 28;
const MAX_CAMPAIGNS = 50;

/** Sources or campaigns that should bring mentions and do not, by their own past, where they were collected. */
export function findSilent(
  db: Db,
  context: AlertContext,
  looksFor: SilenceLooks,
  window: LookWindow,
): Promise<Found> {
  return looksFor.of === 'source'
    ? silentSources(db, context, looksFor, window)
    : absentCampaigns(db, context, looksFor, window);
}

const ALL: CountedTopic = { version: 0, topic: null };

async function silentSources(
  db: Db,
  context: AlertContext,
  looksFor: SilenceLooks,
  window: LookWindow,
): Promise<Found> {
  const { buckets, first } = bucketsWithHistory(context, 'hour', window);
  const sources = context.sources.filter((id) => looksFor.source === null || id === looksFor.source);
  const found: Found = { findings: [], series: null };
  for (const source of sources) {
    const question = seriesQuestion(context, ALL, { source, measure: 'mentions' });
    const { judged } = await judge(db, question, buckets, 'hour');
    const listened = buckets.map((bucket, index) => ({
      mentions: judged[index]?.mentions ?? null,
      expected: judged[index]?.expected ?? null,
      covered: coveredShare(bucket, question.stretches),
    }));
    const lastKnown = listened.findLastIndex(({ mentions, covered }) => mentions !== null && covered > 0);
    for (const silence of findSilences(listened, looksFor)) {
      const last = (silence.endExclusive ?? lastKnown + 1) - 1;
      if (last < first) continue;
      found.findings.push(
        silenceFinding(source, silence, {
          sinceMs: (buckets[silence.start] as Bucket).startMs,
          untilMs: endOfBurst(buckets, { last, lastKnown }, 'hour', context.nowMs),
          firedMs: (buckets[silence.fired] as Bucket).endExclusiveMs,
          zone: context.calendar.zone.zone,
        }),
      );
    }
    if (sources.length === 1) {
      found.series = buckets.slice(first).map(({ startMs }, index) => ({
        startMs,
        value: listened[first + index]?.mentions ?? null,
        expected: listened[first + index]?.expected ?? null,
        upper: null,
      }));
    }
  }
  return found;
}

function silenceFinding(
  source: string,
  { expected, oneIn }: { expected: number; oneIn: number },
  { sinceMs, untilMs, firedMs, zone }: Pick<Finding, 'sinceMs' | 'untilMs' | 'firedMs'> & { zone: string },
): Finding {
  const rarity = Math.round(Math.min(oneIn, 1_000_000));
  return {
    subject: source,
    sinceMs,
    untilMs,
    firedMs,
    verdict: 'expected-but-absent',
    observed: 0,
    expected: Math.round(10 * expected) / 10,
    bound: 0,
    ratio: 0,
    severity: rarity,
    title: `${source} is silent`,
    why: `No mention since ${momentWords(sinceMs, 'hour', zone)} in collected time, where ${figure(expected)} are usual; by chance once in ${rarity.toLocaleString('en-GB')} such stretches. Expected but absent.`,
    about: { ...ABOUT_NOTHING, source },
  };
}

function coveredShare({ startMs, endExclusiveMs }: Bucket, stretches: readonly Stretch[]): number {
  let collectedMs = 0;
  for (const { fromMs, toMs } of stretches) {
    collectedMs += Math.max(0, Math.min(toMs, endExclusiveMs) - Math.max(fromMs, startMs));
  }
  return Math.min(1, collectedMs / (endExclusiveMs - startMs));
}

async function absentCampaigns(
  db: Db,
  context: AlertContext,
  { campaign: only, persistence }: SilenceLooks,
  window: LookWindow,
): Promise<Found> {
  const marks = await marksInWindow(
    db,
    { from: new Date(window.fromMs), to: new Date(window.toMs) },
    { kinds: ['campaign'], limit: MAX_CAMPAIGNS, cursor: null },
  );
  const findings: Finding[] = [];
  for (const campaign of marks) {
    if (campaign.topics.length === 0 || (only !== null && campaign.id !== only)) continue;
    const beganMs = Date.parse(campaign.at);
    const endsMs =
      campaign.endExclusive === null ? Number.POSITIVE_INFINITY : Date.parse(campaign.endExclusive);
    const endMs = Math.min(endsMs, window.toMs);
    const versions = await listTopicVersions(db, campaign.topics);
    const { buckets } = bucketsWithHistory(context, 'day', {
      fromMs: beganMs - BEFORE_DAYS * DAY_MS,
      toMs: endMs,
    });
    const during = buckets.findIndex(({ startMs }) => startMs >= beganMs);
    if (during < 0) continue;
    const counts = buckets.map((): number | null => 0);
    for (const [id, { name, version }] of versions) {
      if (version === null) continue;
      const question = seriesQuestion(
        context,
        { version, topic: { id, name } },
        { source: null, measure: 'mentions' },
      );
      const sources = [...((await judge(db, question, buckets, 'day')).judged[during]?.sources ?? [])];
      const established = { ...question, scope: { ...question.scope, sources } };
      const { judged } = await judge(db, established, buckets, 'day');
      for (const [index, { mentions }] of judged.entries()) {
        const known = counts[index] ?? null;
        counts[index] = known === null || mentions === null ? null : known + mentions;
      }
    }
    const sinceDays = buckets.flatMap(({ endExclusiveMs }, index) =>
      index >= during && counts[index] !== null ? [{ endExclusiveMs, count: counts[index] as number }] : [],
    );
    const before = counts.slice(Math.max(0, during - BEFORE_DAYS), during).filter((count) => count !== null);
    const absence = judgeAbsence(
      { before, since: sinceDays.map(({ count }) => count) },
      { days: persistence },
    );
    if (absence === null) continue;
    const isOver = !absence.lasts || endsMs <= context.nowMs;
    findings.push({
      subject: campaign.id,
      sinceMs: beganMs,
      untilMs: isOver ? (sinceDays.at(-1)?.endExclusiveMs ?? endMs) : null,
      firedMs: sinceDays[absence.fired]?.endExclusiveMs ?? endMs,
      verdict: 'expected-but-absent',
      observed: absence.observed,
      expected: Math.round(10 * absence.expected) / 10,
      bound: Math.round(10 * absence.expected) / 10,
      ratio: Math.round((100 * absence.observed) / absence.expected) / 100,
      severity: sinceDays.length,
      title: `${campaign.label} brings nothing more`,
      why: `${figure(absence.observed)} mentions of its topics over ${sinceDays.length} collected days, where ${figure(absence.expected)} were said in as many days before it. Expected but absent.`,
      about: { ...ABOUT_NOTHING, campaign: { id: campaign.id, name: campaign.label } },
    });
  }
  return { findings, series: null };
}
