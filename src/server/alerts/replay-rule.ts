import type { LooksFor, Replay } from '../../contract/alert-rules';
import { ALERTS_VERSION } from '../../domain/alerts/alert-kinds';
import type { Finding } from '../../domain/alerts/finding';
import { bucketStart } from '../../domain/buckets';
import type { Db } from '../db/database';
import { ApiError } from '../problems';
import { iso } from '../routes/reading';
import { mentionExtent } from '../stores/source.store';
import { readAlertContext } from './alert-context';
import { findAlerts } from './find-alerts';

const DAY_MS = 86_400_000;
const MAX_ITEMS = 200;

/** How far back each rule can be replayed at once: what is read and followed grows with it. */
function longestReplay(looksFor: LooksFor): number {
  if (looksFor.kind === 'dam') return 28;
  if (looksFor.kind === 'unanswered') return 60;
  if (looksFor.kind === 'regressed') return 365;
  if (looksFor.kind === 'silence') return looksFor.of === 'source' ? 60 : 365;
  return looksFor.grain === 'hour' ? 60 : 365;
}

/**
 * What a rule would have raised and sent over the last days, or over the last days there is anything of when that is longer
 * ago. Looked for as a living rule looks.
 */
export async function replayRule(
  db: Db,
  now: Date,
  { looksFor, tellExpected, days }: { looksFor: LooksFor; tellExpected: boolean; days: number },
): Promise<Replay> {
  const longest = longestReplay(looksFor);
  if (days > longest) {
    throw new ApiError(400, 'invalid-request', `Such a rule is replayed over at most ${longest} days.`, {
      errors: [{ field: 'days', message: `At most ${longest}.` }],
    });
  }
  const context = await readAlertContext(db, now);
  const { zone } = context.calendar.zone;
  const last = (await mentionExtent(db))?.lastAt.getTime() ?? now.getTime();
  // A file that ends long ago is replayed to its end.
  const toMs = last < now.getTime() - days * DAY_MS ? last : now.getTime();
  const fromMs = bucketStart(toMs - days * DAY_MS, 'day', zone);
  const found = await findAlerts(db, context, looksFor, { fromMs, toMs });
  if (found.problem !== null) throw new ApiError(503, 'unavailable', found.problem);
  const raised = found.findings
    .filter(({ firedMs }) => firedMs > fromMs && firedMs <= toMs)
    .sort((one, other) => other.firedMs - one.firedMs);
  const standing = found.findings.filter(
    ({ firedMs, untilMs }) => firedMs <= fromMs && (untilMs === null || untilMs > fromMs),
  ).length;
  const isSent = ({ verdict }: Finding) => tellExpected || verdict !== 'expected';
  const sent = raised.filter(isSent).length;
  const perWeek = Math.round((10 * 7 * sent) / days) / 10;
  return {
    from: iso(fromMs),
    to: iso(toMs),
    days,
    zone,
    words: replayWords({ days, raised: raised.length, sent, perWeek, standing }),
    items: raised.slice(0, MAX_ITEMS).map((finding) => ({
      since: iso(finding.sinceMs),
      until: finding.untilMs === null ? null : iso(finding.untilMs),
      firedAt: iso(finding.firedMs),
      verdict: finding.verdict,
      sent: isSent(finding),
      observed: finding.observed,
      expected: finding.expected,
      bound: finding.bound,
      ratio: finding.ratio,
      severity: finding.severity,
      title: finding.title,
      why: finding.why,
    })),
    raised: raised.length,
    sent,
    sentPerWeek: perWeek,
    series:
      found.series?.map(({ startMs, value, expected, upper }) => ({
        start: iso(startMs),
        value,
        expected: rounded(expected),
        upper: rounded(upper),
      })) ?? null,
    // Complaints that wait are held against a limit alone: nothing usual has to be known.
    judged:
      looksFor.kind === 'unanswered'
        ? null
        : found.series && {
            buckets: found.series.filter(({ value, expected }) => value !== null && expected !== null).length,
            of: found.series.length,
          },
    notes: notesOf(looksFor),
    method: ALERTS_VERSION,
  };
}

function replayWords({
  days,
  raised,
  sent,
  perWeek,
  standing,
}: {
  days: number;
  raised: number;
  sent: number;
  perWeek: number;
  /** Raised before the window and still on in it: told of once, then. */
  standing: number;
}): string {
  const window = days === 1 ? 'the last day' : `the last ${days} days`;
  const quiet = raised - sent;
  const kept =
    quiet === 0
      ? ''
      : ` ${quiet === 1 ? 'One more was' : `${quiet} more were`} expected and would stand in the app only.`;
  const before =
    standing === 0
      ? ''
      : ` ${standing === 1 ? 'One stood' : `${standing} stood`} already when ${window} began, and would have been told of before.`;
  if (sent === 0) return `It would have sent nothing in ${window}.${kept}${before}`;
  const often = sent === 1 ? 'once' : `${sent} times`;
  return `It would have spoken ${often} in ${window}, ${perWeek.toLocaleString('en-GB')} a week.${kept}${before}`;
}

function notesOf({ kind }: LooksFor): string[] {
  if (kind === 'dam') return ['Complaints are taken to have gone to the teams they are routed to today.'];
  if (kind === 'unanswered')
    return ['Complaints are taken to have been at the teams they are routed to today.'];
  if (kind === 'regressed') return ['Flaws are those on record, judged when the river judged them.'];
  return ['Rows that came late are counted where they belong: a living rule may have seen them later.'];
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(100 * value) / 100;
}
