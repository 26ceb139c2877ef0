/** Version of the definition of stages, outcomes and dams; it travels with every answer. */
export const FLOW_VERSION = 'flow-1';

/**
 * The way of a complaint, in order. *heard*: it was said; *seen*: somebody of the team it goes to opened it or acted on
 * it; *accepted*: people agreed that a flaw is behind it; *fixed*: a fix was recorded; *shipped*: the fix took effect;
 * *told*: who spoke was told.
 */
export const FLOW_STAGES = ['heard', 'seen', 'accepted', 'fixed', 'shipped', 'told'] as const;
export type FlowStage = (typeof FLOW_STAGES)[number];
/** Stages one can wait for: all but the first. */
export const AWAITED_STAGES = ['seen', 'accepted', 'fixed', 'shipped', 'told'] as const satisfies FlowStage[];
export type AwaitedStage = (typeof AWAITED_STAGES)[number];

/** What was recorded of one complaint thread, in epoch milliseconds; `null` has not happened. */
export interface FlowEvents {
  heard: number;
  seen: number | null;
  accepted: number | null;
  fixed: number | null;
  shipped: number | null;
  told: number | null;
  /** When people decided that nothing will be done: from then on nobody is awaited. */
  declined: number | null;
}

/** How long threads of which the same was recorded took to a stage, or have been waiting for it. */
export interface StageWaits {
  stage: AwaitedStage;
  /** Of each thread. */
  seconds: readonly number[];
  /** The stage was reached; else it is still awaited, or the waiting was called off. */
  ended: boolean;
  /** Still awaited now. */
  open: boolean;
}

/**
 * When a thread reached each stage. A stage that was left out was reached with the next one that was recorded, and none
 * before the one before it: a complaint about a flaw that had been accepted long before waits no time for that.
 */
export function reachedStages(events: FlowEvents): Map<FlowStage, number> {
  const reached = new Map<FlowStage, number>([['heard', events.heard]]);
  let before = events.heard;
  const last = AWAITED_STAGES.findLastIndex((stage) => events[stage] !== null);
  for (let place = 0; place <= last; place++) {
    const later = AWAITED_STAGES.slice(place).flatMap((stage) => events[stage] ?? []);
    before = Math.max(before, Math.min(...later));
    reached.set(AWAITED_STAGES[place] as AwaitedStage, before);
  }
  return reached;
}

/**
 * Every stage that threads waited for, the last one open unless they were told or declined. `heard` says when each was
 * said; what else was recorded is the same for all.
 */
export function stageWaits(
  heard: readonly number[],
  recorded: Omit<FlowEvents, 'heard'>,
  now: number,
): StageWaits[] {
  const reached = reachedStages({ ...recorded, heard: Number.NEGATIVE_INFINITY });
  const waits: StageWaits[] = [];
  let since = heard;
  for (const stage of AWAITED_STAGES) {
    const at = reached.get(stage);
    const isOpen = at === undefined && recorded.declined === null;
    const until = at ?? Math.min(now, recorded.declined ?? now);
    const seconds = since.map((from) => Math.max(0, Math.round((until - from) / 1000)));
    waits.push({ stage, seconds, ended: at !== undefined, open: isOpen });
    if (at === undefined) return waits;
    since = since.map((from) => Math.max(from, at));
  }
  return waits;
}
