import { AWAITED_STAGES, type AwaitedStage, type StageWaits } from './flow-stages';

/** How long a stage may take before those who wait stand at a dam, in hours. */
export type FlowLimits = Readonly<Record<AwaitedStage, number>>;

export const DEFAULT_FLOW_LIMITS: FlowLimits = {
  seen: 24,
  accepted: 7 * 24,
  fixed: 30 * 24,
  shipped: 14 * 24,
  told: 7 * 24,
};

/** One straggler is no dam. */
export const DAM_MIN_THREADS = 3;

/** Where the water stops: complaints that wait for a stage at a team for longer than the limit. */
export interface Dam<Team> {
  stage: AwaitedStage;
  team: Team;
  /** Wait there now. */
  waiting: number;
  /** Of them, longer than the limit. */
  overLimit: number;
  longestSeconds: number;
  limitHours: number;
}

/**
 * Dams, most threads beyond the limit first, then the longest wait. `teamOf` says whose the threads of a group are; a
 * group is the waits of its threads as `stageWaits` answers them.
 */
export function findDams<Group extends { waits: readonly StageWaits[] }, Team>(
  groups: readonly Group[],
  teamOf: (group: Group) => Team,
  limits: FlowLimits,
): Dam<Team>[] {
  const found = new Map<string, Dam<Team>>();
  const keys = new Map<Team, number>();
  for (const group of groups) {
    const team = teamOf(group);
    if (!keys.has(team)) keys.set(team, keys.size);
    for (const { stage, seconds } of group.waits.filter(({ open }) => open)) {
      const key = `${AWAITED_STAGES.indexOf(stage)} ${keys.get(team)}`;
      const dam = found.get(key) ?? emptyDam(stage, team, limits[stage]);
      for (const waited of seconds) if (waited !== null) addWait(dam, waited);
      found.set(key, dam);
    }
  }
  return [...found.values()]
    .filter(({ overLimit }) => overLimit >= DAM_MIN_THREADS)
    .sort((one, other) => other.overLimit - one.overLimit || other.longestSeconds - one.longestSeconds);
}

function addWait<Team>(dam: Dam<Team>, seconds: number): void {
  dam.waiting++;
  if (seconds > dam.limitHours * 3600) dam.overLimit++;
  if (seconds > dam.longestSeconds) dam.longestSeconds = seconds;
}

function emptyDam<Team>(stage: AwaitedStage, team: Team, limitHours: number): Dam<Team> {
  return { stage, team, waiting: 0, overLimit: 0, longestSeconds: 0, limitHours };
}
