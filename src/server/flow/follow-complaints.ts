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
  const working = flaw.fixes
    .map(({ recordedMs, effectiveMs, lagDays }) => ({
      recordedMs,
      atMs: effectiveMs + (lagDays[group.source] ?? 0) * DAY_MS,
    }))
    .filter(({ atMs }) => atMs <= nowMs)
    .map((fix) => ({ ...fix, knownMs: Math.max(fix.recordedMs, fix.atMs) }));
  // The one that was first known to work: one that is dated back later changes nothing of what was known.
  const first = working.reduce<(typeof working)[number] | null>(
    (best, fix) => (best === null || fix.knownMs < best.knownMs ? fix : best),
    null,
  );
  return {
    ...withoutFlaw(group),
    accepted: Math.max(flaw.acceptedMs ?? sinceMs, sinceMs),
    fixed: first?.recordedMs ?? least(flaw.fixes.map(({ recordedMs }) => recordedMs)),
    shipped: first?.atMs ?? null,
    told: author === null ? null : (told.get(toldKey(id, group.source, author)) ?? null),
    tellableFrom: first?.knownMs ?? null,
    declined: flaw.declinedMs,
  };
}

function least(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}
