import type { LooksFor } from '../../contract/alert-rules';
import { findRuns } from '../../domain/alerts/find-runs';
import { ABOUT_NOTHING, type Finding } from '../../domain/alerts/finding';
import { type Dam, findDams } from '../../domain/flow/find-dams';
import type { Db } from '../db/database';
import { damWords } from '../flow/dam-words';
import { type FlowRecords, followComplaints } from '../flow/follow-complaints';
import { type FlowGroup, readFlowFlaws, readFlowGroups } from '../stores/flow.store';
import { readFlowLimits } from '../stores/settings.store';
import { teamNames } from '../stores/team.store';
import { readTold } from '../stores/told.store';
import type { LookWindow } from './alert-context';
import type { Found } from './find-alerts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Complaints as old as the page of the flow shows. */
const LOOKED_AT_DAYS = 90;
/** Followed once for each day looked at. */
const MAX_THREADS = 20_000;

/** Dams as they stood at the same hour of each day: where complaints waited longer than the limit. */
export async function findDammed(
  db: Db,
  { team, stage, minComplaints, persistence }: Extract<LooksFor, { kind: 'dam' }>,
  { fromMs, toMs }: LookWindow,
): Promise<Found> {
  const names = await teamNames(db);
  const limits = await readFlowLimits(db);
  const { groups } = await readFlowGroups(db, {
    from: new Date(fromMs - LOOKED_AT_DAYS * DAY_MS),
    to: new Date(toMs),
    sources: [],
    teamId: team,
    topicVersions: [],
    limit: MAX_THREADS,
    openers: 'few',
  });
  const records = { flaws: await readFlowFlaws(db), told: await readTold(db), nowMs: toMs };
  const instants = daysUpTo(toMs, fromMs - persistence * DAY_MS);
  const dams = instants.map((atMs) =>
    findDams(
      followComplaints(groupsAt(groups, atMs), recordsAt(records, atMs)),
      ({ group: { teamId } }) => (teamId !== null && names.has(teamId) ? teamId : null),
      limits,
    ).filter((dam) => dam.overLimit >= minComplaints && (stage === null || dam.stage === stage)),
  );
  const keys = new Set(dams.flat().map(keyOf));
  const findings = [...keys].flatMap((key) => {
    const standing = dams.map((all) => all.find((dam) => keyOf(dam) === key));
    return findRuns(
      standing.map((dam) => dam !== undefined),
      { persistence, quiet: 1 },
    )
      .filter(({ endExclusive }) => (instants[(endExclusive ?? instants.length) - 1] as number) >= fromMs)
      .map((run): Finding => {
        const last = standing.findLast(
          (dam, index) => dam !== undefined && index < (run.endExclusive ?? standing.length),
        ) as Dam<string | null>;
        const owner = last.team === null ? null : { id: last.team, name: names.get(last.team) as string };
        return {
          subject: key,
          sinceMs: instants[run.start] as number,
          untilMs: run.endExclusive === null ? null : (instants[run.endExclusive] ?? null),
          firedMs: instants[run.fired] as number,
          verdict: 'unexpected',
          observed: last.overLimit,
          expected: 0,
          bound: minComplaints,
          ratio: null,
          severity: last.overLimit,
          title: `A dam ${owner === null ? 'where no team is responsible' : `at ${owner.name}`}: ${last.stage}`,
          why: `Unexpected: ${damWords({ ...last, team: owner?.name ?? null })}`,
          about: { ...ABOUT_NOTHING, team: owner },
        };
      });
  });
  return { findings, series: null };
}

function keyOf({ stage, team }: Dam<string | null>): string {
  return `${stage} ${team ?? ''}`;
}

/** The newest whole hour and the same time of each day before it, oldest first. */
function daysUpTo(toMs: number, fromMs: number): number[] {
  const lastMs = Math.floor(toMs / HOUR_MS) * HOUR_MS;
  const instants: number[] = [];
  for (let atMs = lastMs; atMs >= fromMs; atMs -= DAY_MS) instants.unshift(atMs);
  return instants;
}

/** Complaints as they were known then; where they were routed is as it is now. */
function groupsAt(groups: readonly FlowGroup[], atMs: number): FlowGroup[] {
  return groups
    .map((group) => ({
      ...group,
      heardMs: group.heardMs.filter((heardMs) => heardMs <= atMs && heardMs > atMs - LOOKED_AT_DAYS * DAY_MS),
      seenMs: group.seenMs !== null && group.seenMs <= atMs ? group.seenMs : null,
      flaws: group.flaws.filter(({ sinceMs }) => sinceMs <= atMs),
    }))
    .filter(({ heardMs }) => heardMs.length > 0);
}

function recordsAt({ flaws, told }: FlowRecords, atMs: number): FlowRecords {
  const known = (ms: number | null) => (ms !== null && ms <= atMs ? ms : null);
  return {
    nowMs: atMs,
    told: new Map([...told].filter(([, toldMs]) => toldMs <= atMs)),
    flaws: new Map(
      [...flaws].map(([id, flaw]) => [
        id,
        {
          acceptedMs: known(flaw.acceptedMs),
          declinedMs: known(flaw.declinedMs),
          fixes: flaw.fixes.filter(({ recordedMs }) => recordedMs <= atMs),
        },
      ]),
    ),
  };
}
