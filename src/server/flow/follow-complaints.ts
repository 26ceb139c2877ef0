import { type FlowOutcome, flowOutcome } from '../../domain/flow/flow-outcome';
import { type FlowEvents, reachedStages, type StageWaits, stageWaits } from '../../domain/flow/flow-stages';
import type { FlowFlaw, FlowGroup } from '../stores/flow.store';
import { toldKey } from '../stores/told.store';

const DAY_MS = 86_400_000;

/** Complaint threads of a group with how far they came and how long each waited for each stage. */
export interface FollowedGroup {
  group: FlowGroup;
  outcome: FlowOutcome;
  /** Of all its threads. */
  waits: StageWaits[];
}

/** What was recorded beside the threads themselves. */
export interface FlowRecords {
  flaws: ReadonlyMap<string, FlowFlaw>;
  told: ReadonlyMap<string, number>;
  nowMs: number;
}

/** Follows complaints through the flaw that brought them furthest. */
export function followComplaints(groups: readonly FlowGroup[], records: FlowRecords): FollowedGroup[] {
  return groups.map((group) => {
    const events = furthest(group, records);
    return {
      group,
      outcome: flowOutcome(events, group.answered),
      waits: stageWaits(group.heardMs, events, records.nowMs),
    };
  });
}

/** What was recorded of a group; they differ in nothing but the moment. */
function furthest(group: FlowGroup, records: FlowRecords): FlowEvents {
  let best = withoutFlaw(group);
  for (const { id, sinceMs } of group.flaws) {
    const flaw = records.flaws.get(id);
    if (!flaw || flaw.acceptedMs === null) continue;
    const events = throughFlaw(group, { id, sinceMs, flaw }, records);
    if (reachedStages(events).size > reachedStages(best).size) best = events;
  }
  return best;
}

function withoutFlaw({ heardMs, seenMs }: FlowGroup): FlowEvents {
  return {
    heard: heardMs[0] as number,
    seen: seenMs,
    accepted: null,
    fixed: null,
    shipped: null,
    told: null,
    tellableFrom: null,
    declined: null,
  };
}

function throughFlaw(
  group: FlowGroup,
  { id, sinceMs, flaw }: { id: string; sinceMs: number; flaw: FlowFlaw },
  { told, nowMs }: FlowRecords,
): FlowEvents {
  const author = group.openers?.[0]?.author ?? null;
  const recorded = flaw.fixes.map(({ recordedMs }) => recordedMs);
  const working = flaw.fixes
    .map(({ recordedMs, effectiveMs, lagDays }) => ({
      recordedMs,
      atMs: effectiveMs + (lagDays[group.source] ?? 0) * DAY_MS,
    }))
    .filter(({ atMs }) => atMs <= nowMs);
  return {
    ...withoutFlaw(group),
    accepted: Math.max(flaw.acceptedMs ?? sinceMs, sinceMs),
    fixed: least(recorded),
    shipped: least(working.map(({ atMs }) => atMs)),
    told: author === null ? null : (told.get(toldKey(id, group.source, author)) ?? null),
    tellableFrom: least(working.map(({ recordedMs, atMs }) => Math.max(recordedMs, atMs))),
    declined: flaw.declinedMs,
  };
}

function least(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}
