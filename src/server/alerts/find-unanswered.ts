import type { LooksFor } from '../../contract/alert-rules';
import { findRuns } from '../../domain/alerts/find-runs';
import { ABOUT_NOTHING, type Finding } from '../../domain/alerts/finding';
import { type WaitingComplaint, waitingAt } from '../../domain/alerts/waiting-complaints';
import type { Db } from '../db/database';
import { teamNames } from '../stores/team.store';
import { readWaitingComplaints } from '../stores/waiting-complaint.store';
import type { AlertContext, CountedTopic, LookWindow } from './alert-context';
import type { Found } from './find-alerts';
import { hoursWords, momentWords } from './measured-words';

const HOUR_MS = 3_600_000;
/** Those count that came to wait too long within the last day: what was never answered is told once, not for ever. */
const WITHIN_MS = 24 * HOUR_MS;
/** What began so long before a window keeps its beginning. */
const BEFORE_MS = 28 * 24 * HOUR_MS;
/** Hours without enough of them after which they wait anew. */
const QUIET_HOURS = 6;

/**
 * Stretches of whole hours in which, within a day, so many complaints had come to wait longer than a time for our first
 * public answer and had none yet; whose they are is as they are routed now.
 */
export async function findUnanswered(
  db: Db,
  { calendar, nowMs }: AlertContext,
  looksFor: Extract<LooksFor, { kind: 'unanswered' }>,
  { version, topic }: CountedTopic,
  { fromMs, toMs }: LookWindow,
): Promise<Found> {
  const { hours, minComplaints, team } = looksFor;
  const longMs = hours * HOUR_MS;
  const firstMs = Math.floor(fromMs / HOUR_MS) * HOUR_MS - BEFORE_MS;
  const instants: number[] = [];
  for (let atMs = firstMs; atMs <= Math.min(toMs, nowMs); atMs += HOUR_MS) instants.push(atMs);
  const complaints = await readWaitingComplaints(db, {
    from: new Date(firstMs - longMs - WITHIN_MS),
    to: new Date(toMs),
    teamId: team,
    topicVersion: version,
  });
  const limits = { longMs, givenUpMs: longMs + WITHIN_MS };
  const waiting = waitingAt(complaints, instants, limits);
  const owner =
    team === null ? null : { id: team, name: (await teamNames(db)).get(team) ?? 'a removed team' };
  const runs = findRuns(
    waiting.map(({ length }) => length >= minComplaints),
    { persistence: 1, quiet: QUIET_HOURS },
  ).filter(({ endExclusive }) => (instants[(endExclusive ?? instants.length) - 1] as number) >= fromMs);
  const where = [topic && `about ${topic.name}`, owner && `at ${owner.name}`].filter((word) => word !== null);
  const subject = ['Complaints', ...where].join(' ');
  const findings = runs.map((run): Finding => {
    const firedMs = instants[run.fired] as number;
    const raised = waiting[run.fired] as WaitingComplaint[];
    const most = Math.max(
      ...waiting.slice(run.start, run.endExclusive ?? waiting.length).map(({ length }) => length),
    );
    const untilMs = run.endExclusive === null ? null : (instants[run.endExclusive] ?? null);
    const zone = calendar.zone.zone;
    const longest = Math.min(...raised.map(({ heardMs }) => heardMs));
    const later =
      most === raised.length ? '' : ` ${untilMs === null ? 'The most so far' : 'At most'}: ${most}.`;
    return {
      subject: '',
      sinceMs: instants[run.start] as number,
      untilMs,
      firedMs,
      verdict: 'unexpected',
      observed: raised.length,
      expected: 0,
      bound: minComplaints,
      ratio: null,
      severity: raised.length,
      title: `${subject}: ${raised.length} without an answer for ${hoursWords(hours)}`,
      why: `Unexpected: on ${momentWords(firedMs, 'hour', zone)}, within a day ${raised.length} had come to wait longer than ${hoursWords(hours)} for a first answer, the first said on ${momentWords(longest, 'hour', zone)}.${later}`,
      about: { ...ABOUT_NOTHING, topic, team: owner },
    };
  });
  return {
    findings,
    series: instants.flatMap((startMs, index) =>
      startMs < fromMs
        ? []
        : [{ startMs, value: (waiting[index] as WaitingComplaint[]).length, expected: null, upper: null }],
    ),
  };
}
