/** Version of the definition of stages, outcomes and dams; it travels with every answer. */
export const FLOW_VERSION = 'flow-2';

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
const ACCEPTED = AWAITED_STAGES.indexOf('accepted');

/** What was recorded of one complaint thread, in epoch milliseconds; `null` has not happened. */
export interface FlowEvents {
  heard: number;
  seen: number | null;
  accepted: number | null;
  fixed: number | null;
  shipped: number | null;
  told: number | null;
  /** When it was known here that the fix works: before that nobody could be told. */
  tellableFrom: number | null;
  /** When people decided that nothing will be done: from then on nobody is awaited. */
  declined: number | null;
}

/** How long threads of which the same was recorded took to a stage, or have been waiting for it. */
export interface StageWaits {
  stage: AwaitedStage;
  /** Of each thread; `null`: it came through, and how long that took nobody stated. */
  seconds: readonly (number | null)[];
  /** The stage was reached; else it is still awaited, or the waiting was called off. */
  ended: boolean;
  /** Still awaited now. */
  open: boolean;
}

/**
 * When a thread reached each stage. A stage that was left out was reached with the next one that was recorded, and none
 * before the one before it: a complaint about a flaw that had been accepted long before waits no time for that. A fix that
 * was dated back moves nothing before it: the flaw was accepted when people accepted it.
 */
export function reachedStages(events: FlowEvents): Map<FlowStage, number> {
  const reached = new Map<FlowStage, number>([['heard', events.heard]]);
  let before = events.heard;
  const last = AWAITED_STAGES.findLastIndex((stage) => events[stage] !== null);
  for (let place = 0; place <= last; place++) {
    const until = place <= ACCEPTED && events.accepted !== null ? ACCEPTED + 1 : undefined;
    const later = AWAITED_STAGES.slice(place, until).flatMap((stage) => events[stage] ?? []);
    before = Math.max(before, Math.min(...later));
    reached.set(AWAITED_STAGES[place] as AwaitedStage, before);
  }
  return reached;
}

/**
 * Every stage that threads waited for, the last one open unless they were told or declined. `heard` says when each was
 * said; what else was recorded is the same for all. A fix that was dated before its flaw was accepted, or recorded only
 * once it had taken effect, says nothing about how long either took: that is not known, not zero.
 */
export function stageWaits(
  heard: readonly number[],
  recorded: Omit<FlowEvents, 'heard'>,
  now: number,
): StageWaits[] {
  const stated = statedMoments(recorded);
  const reached = reachedStages({ ...recorded, heard: Number.NEGATIVE_INFINITY });
  const waits: StageWaits[] = [];
  let since = heard;
  for (const stage of AWAITED_STAGES) {
    const at = reached.get(stage);
    const isOpen = at === undefined && recorded.declined === null;
    const until = at ?? Math.min(now, recorded.declined ?? now);
    if (stage === 'told') since = since.map((from) => Math.max(from, recorded.tellableFrom ?? from));
    const seconds = since.map((from, place) =>
      at !== undefined && isUnstated(stage, stated, { from, heard: heard[place] as number })
        ? null
        : Math.max(0, Math.round((until - from) / 1000)),
    );
    waits.push({ stage, seconds, ended: at !== undefined, open: isOpen });
    if (at === undefined) return waits;
    since = since.map((from) => Math.max(from, at));
  }
  return waits;
}

/** Moments that people stated of a fix: when it was there at the latest, and whether it was recorded after it took effect. */
function statedMoments({ fixed, shipped }: Pick<FlowEvents, 'fixed' | 'shipped'>) {
  const known = [fixed, shipped].filter((at) => at !== null);
  return {
    fixed: known.length === 0 ? null : Math.min(...known),
    shipped,
    isLate: fixed !== null && shipped !== null && fixed > shipped,
  };
}

/** Whoever complained once the fix was there waited for none of it: that is zero, and known. */
function isUnstated(
  stage: AwaitedStage,
  stated: ReturnType<typeof statedMoments>,
  { from, heard }: { from: number; heard: number },
): boolean {
  if (stage === 'fixed') return stated.fixed !== null && stated.fixed < from && heard < stated.fixed;
  return stage === 'shipped' && stated.isLate && heard < (stated.shipped as number);
}
