import { type FlowOutcome, flowOutcome } from '../../domain/flow/flow-outcome';
import { type FlowEvents, reachedStages, type StageWait, stageWaits } from '../../domain/flow/flow-stages';
import { type FlowFlaw, type FlowRow, toldKey } from '../stores/flow.store';

const DAY_MS = 86_400_000;

/** A complaint thread with how far it came and how long it waited for each stage. */
export interface FollowedComplaint {
  row: FlowRow;
  outcome: FlowOutcome;
  waits: StageWait[];
}

/** What was recorded beside the threads themselves. */
export interface FlowRecords {
  flaws: ReadonlyMap<string, FlowFlaw>;
  told: ReadonlyMap<string, number>;
  nowMs: number;
}

/** Follows each complaint through the flaw that brought it furthest. */
export function followComplaints(rows: readonly FlowRow[], records: FlowRecords): FollowedComplaint[] {
  return rows.map((row) => {
    const events = furthest(row, records);
    return { row, outcome: flowOutcome(events, row.answered), waits: stageWaits(events, records.nowMs) };
  });
}

function furthest(row: FlowRow, records: FlowRecords): FlowEvents {
  let best = withoutFlaw(row);
  for (const { id, sinceMs } of row.flaws) {
    const flaw = records.flaws.get(id);
    if (!flaw || flaw.acceptedMs === null) continue;
    const events = throughFlaw(row, { id, sinceMs, flaw }, records);
    if (reachedStages(events).size > reachedStages(best).size) best = events;
  }
  return best;
}

function withoutFlaw({ heardMs, seenMs }: FlowRow): FlowEvents {
  return {
    heard: heardMs,
    seen: seenMs,
    accepted: null,
    fixed: null,
    shipped: null,
    told: null,
    declined: null,
  };
}

function throughFlaw(
  row: FlowRow,
  { id, sinceMs, flaw }: { id: string; sinceMs: number; flaw: FlowFlaw },
  { told, nowMs }: FlowRecords,
): FlowEvents {
  const recorded = flaw.fixes.map(({ recordedMs }) => recordedMs);
  const effective = flaw.fixes
    .map(({ effectiveMs, lagDays }) => effectiveMs + (lagDays[row.source] ?? 0) * DAY_MS)
    .filter((at) => at <= nowMs);
  return {
    ...withoutFlaw(row),
    accepted: Math.max(flaw.acceptedMs ?? sinceMs, sinceMs),
    fixed: least(recorded),
    shipped: least(effective),
    told: row.author === null ? null : (told.get(toldKey(id, row.source, row.author)) ?? null),
    declined: flaw.declinedMs,
  };
}

function least(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}
