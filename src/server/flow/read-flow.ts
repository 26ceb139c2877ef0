import type { Db } from '../db/database';
import { type FlowScope, readFlowFlaws, readFlowGroups } from '../stores/flow.store';
import { activeTopics, type CountedTopic } from '../stores/mover.store';
import { teamNames } from '../stores/team.store';
import { readTold } from '../stores/told.store';
import { type FollowedGroup, followComplaints } from './follow-complaints';

/** More than these at once would hold up every other answer; the answer says so. */
export const MOST_FLOW_THREADS = 200_000;

/** Complaints of a window, each followed as far as it came, with what places are called. */
export interface ReadFlow {
  followed: FollowedGroup[];
  threads: number;
  capped: boolean;
  /** Of teams, by id. */
  names: ReadonlyMap<string, string>;
  /** A team that is gone is none. */
  teamOf: (complaints: FollowedGroup) => string | null;
  /** Topics that streams may begin at, by version: those asked for, else all. */
  topics: ReadonlyMap<number, CountedTopic>;
}

/** Follows the complaints of a scope up to now. */
export async function readFlow(db: Db, now: Date, scope: Omit<FlowScope, 'limit'>): Promise<ReadFlow> {
  const read = await readFlowGroups(db, { ...scope, limit: MOST_FLOW_THREADS });
  const records = { flaws: await readFlowFlaws(db), told: await readTold(db), nowMs: now.getTime() };
  const names = await teamNames(db);
  const chosen = new Set(scope.topicVersions);
  const shown = (await activeTopics(db)).filter(({ version }) => chosen.size === 0 || chosen.has(version));
  return {
    followed: followComplaints(read.groups, records),
    threads: read.threads,
    capped: read.capped,
    names,
    teamOf: ({ group: { teamId } }) => (teamId !== null && names.has(teamId) ? teamId : null),
    topics: new Map(shown.map((topic) => [topic.version, topic])),
  };
}
