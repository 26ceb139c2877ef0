import type { FlawRow, StepRow } from '../stores/flaw.store';
import type { FixRow } from '../stores/flaw-fix.store';

export interface StepBefore {
  state: FlawRow['state'];
  /** With the reading it rests on. */
  step: StepRow | null;
}

/** Where a flaw stood before a fix was recorded: the step that brought it there; `null` when nothing says so. */
export function stateBefore({ recordedAt }: FixRow, steps: readonly StepRow[]): StepBefore | null {
  const shipped = steps.find(
    ({ to_state, at }) => to_state === 'fix-shipped' && at.getTime() === recordedAt.getTime(),
  );
  const state = shipped?.from_state ?? null;
  if (!shipped || state === null) return null;
  const reached = steps.findLast(
    ({ to_state, at }) => to_state === state && at.getTime() <= recordedAt.getTime(),
  );
  return { state, step: reached ?? null };
}
