import type { MentionRow } from '../../contract/canonical-rows';
import type { FlowLimits } from '../../domain/flow/find-dams';
import { deterministicId } from '../../domain/ids';
import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { addHistory } from '../stores/history.store';
import { insertPerson } from '../stores/person.store';
import { writeRoutes } from '../stores/route.store';
import { insertRule } from '../stores/routing-rule.store';
import { setFlowLimits } from '../stores/settings.store';
import { lockThreads } from '../stores/thread.store';
import { complaintOpenings, insertSeen, refreshSeen } from '../stores/thread-seen.store';
import { refreshThreads } from '../stores/thread-state.store';

/** People of the sample, what they settled beforehand and what they do with complaints; people and teams by name. */
export interface SampleDesk {
  colleagues: readonly { name: string; team: string }[];
  /** In order: the last one that is met has it. */
  routingRules: readonly { topic: string; team: string }[];
  flowLimits: FlowLimits;
  desk: {
    seen(item: { id: string; heardAt: number; team: string }): { by: string; at: number } | null;
    sorted(item: { id: string; heardAt: number }): { by: string; at: number };
  };
  /** Whose the conversation is that a mention opens; `null` for one that opens none. */
  teamOf(mention: MentionRow): string | null;
}

/** The id of something of the sample that is known by name. */
export function sampleId(kind: 'team' | 'topic' | 'person', name: string): string {
  return deterministicId(kind, 'sample', name);
}

/** Puts people, the rules that route and the limits of the flow in place; teams and topics stand already. */
export async function addSampleDesk(
  tx: Tx,
  { colleagues, routingRules, flowLimits }: Pick<SampleDesk, 'colleagues' | 'routingRules' | 'flowLimits'>,
  now: Date,
): Promise<void> {
  for (const { name, team } of colleagues) {
    const person = { id: sampleId('person', name), name, team_id: sampleId('team', team) };
    await insertPerson(tx, { ...person, created_at: now, removed_at: null });
  }
  for (const { topic, team } of routingRules) {
    await insertRule(tx, {
      id: crypto.randomUUID(),
      topic_id: sampleId('topic', topic),
      words: null,
      source: null,
      lang: null,
      min_followers: null,
      team_id: sampleId('team', team),
      enabled: true,
      actor: null,
      created_at: now,
    });
  }
  await setFlowLimits(tx, flowLimits);
}

/**
 * Lets people work through the complaints that are here, each act at its time: Care sorts by hand what nothing routes,
 * and the teams look at what is theirs. `teams` says whose what opens with a mention is.
 */
export async function workThroughComplaints(
  services: Services,
  { desk, colleagues }: Pick<SampleDesk, 'desk' | 'colleagues'>,
  teams: ReadonlyMap<string, string>,
): Promise<void> {
  const nowMs = services.now().getTime();
  await inTransaction(services.db, async (tx) => {
    await lockThreads(tx);
    await sortByHand(tx, desk, teams, nowMs);
    const names = new Map(colleagues.map(({ team }) => [sampleId('team', team), team]));
    const seen = (await complaintOpenings(tx)).flatMap(({ threadId, openingId, heardMs, teamId }) => {
      const team = teamId === null ? undefined : names.get(teamId);
      const act = team === undefined ? null : desk.seen({ id: openingId, heardAt: heardMs, team });
      if (teamId === null || act === null || act.at >= nowMs) return [];
      const actor = sampleId('person', act.by);
      return [{ threadId, row: { mention_id: openingId, team_id: teamId, actor, at: new Date(act.at) } }];
    });
    await insertSeen(
      tx,
      seen.map(({ row }) => row),
    );
    await refreshSeen(
      tx,
      seen.map(({ threadId }) => threadId),
    );
  });
}

async function sortByHand(
  tx: Tx,
  desk: SampleDesk['desk'],
  teams: ReadonlyMap<string, string>,
  nowMs: number,
): Promise<void> {
  const sorted = (await complaintOpenings(tx)).flatMap(({ threadId, openingId, heardMs, undecided }) => {
    const act = undecided ? desk.sorted({ id: openingId, heardAt: heardMs }) : null;
    if (act === null || act.at >= nowMs) return [];
    const team = teams.get(openingId) ?? 'Care';
    return [
      {
        ...act,
        threadId,
        openingId,
        teamId: sampleId('team', team),
        reason: `It is about what ${team} does.`,
      },
    ];
  });
  await writeRoutes(
    tx,
    sorted.map(({ openingId, teamId, reason, by, at }) => ({
      mention_id: openingId,
      team_id: teamId,
      reason,
      actor: sampleId('person', by),
      at: new Date(at),
    })),
  );
  await addHistory(
    tx,
    sorted.map(({ openingId, teamId, reason, by, at }) => ({
      subjectId: openingId,
      field: 'route',
      before: null,
      after: teamId,
      reason,
      actor: sampleId('person', by),
      at: new Date(at),
    })),
  );
  await refreshThreads(
    tx,
    sorted.map(({ threadId }) => threadId),
  );
}
