import { FLAW_STATES, type FlawState } from './flaw-states';

/**
 * Who moves a flaw: a *person* decides; a *fix* is recorded or taken back by a person; the *clock* reaches the day on
 * which the fix works; the *river* proves it by what people say. No click proves quiet or a return.
 */
export type FlawMover = 'person' | 'fix' | 'clock' | 'river';

/** A step that is allowed, and what it takes. */
export interface FlawTransition {
  from: FlawState;
  to: FlawState;
  by: FlawMover;
  needs: string;
}

const step = (from: FlawState, by: FlawMover, to: FlawState, needs: string): FlawTransition => ({
  from,
  by,
  to,
  needs,
});

/**
 * Every step there is; what does not stand here cannot be done. Taking a fix back is more than a step: the flaw stands
 * again where it stood before that fix, with the proof that rests on.
 */
export const FLAW_TRANSITIONS: readonly FlawTransition[] = [
  step('suspected', 'person', 'accepted', 'a team agrees that there is a flaw'),
  step('suspected', 'person', 'wont-fix', 'somebody decides to live with it'),
  step('suspected', 'person', 'archived', 'somebody leaves it until it gets worse'),
  step('suspected', 'fix', 'fix-shipped', 'a fix is recorded'),
  step('accepted', 'person', 'suspected', 'somebody takes the acceptance back'),
  step('accepted', 'person', 'wont-fix', 'somebody decides to live with it'),
  step('accepted', 'person', 'archived', 'somebody leaves it until it gets worse'),
  step('accepted', 'fix', 'fix-shipped', 'a fix is recorded'),
  step('fix-shipped', 'fix', 'accepted', 'the fix is taken back'),
  step('fix-shipped', 'clock', 'watching', 'the fix works: its effective date has come'),
  step('watching', 'fix', 'accepted', 'the fix is taken back'),
  step('watching', 'fix', 'fix-shipped', 'a newer fix is recorded'),
  step('watching', 'river', 'confirmed-quiet', 'complaints fell for sure (quiet)'),
  step('watching', 'river', 'regressed', 'people who have the fix complain as before (regression)'),
  step('watching', 'person', 'wont-fix', 'somebody decides to live with it'),
  step('confirmed-quiet', 'fix', 'accepted', 'the fix is taken back'),
  step('confirmed-quiet', 'person', 'accepted', 'somebody opens it again'),
  step('confirmed-quiet', 'fix', 'fix-shipped', 'a newer fix is recorded'),
  step('confirmed-quiet', 'river', 'regressed', 'people who have the fix complain again (regression)'),
  step('regressed', 'person', 'accepted', 'a team takes it up again'),
  step('regressed', 'person', 'wont-fix', 'somebody decides to live with it'),
  step('regressed', 'person', 'archived', 'somebody leaves it until it gets worse'),
  step('regressed', 'fix', 'fix-shipped', 'a newer fix is recorded'),
  step('regressed', 'fix', 'accepted', 'the fix is taken back'),
  step('wont-fix', 'person', 'suspected', 'somebody opens it again'),
  step('wont-fix', 'person', 'accepted', 'a team takes it up'),
  step('wont-fix', 'fix', 'fix-shipped', 'a fix is recorded all the same'),
  step('archived', 'person', 'suspected', 'somebody opens it again'),
  step('archived', 'person', 'accepted', 'a team takes it up'),
  step('archived', 'person', 'wont-fix', 'somebody decides to live with it'),
  step('archived', 'fix', 'fix-shipped', 'a fix is recorded'),
  step('archived', 'river', 'suspected', 'it got worse'),
];

/** What this mover may make of a flaw in this state, in the order of a life. */
export function nextStates(from: FlawState, by: FlawMover): FlawState[] {
  return FLAW_STATES.filter((to) => transitionOf(from, to, by) !== null);
}

/** The step from one state to another by this mover; `null` when it cannot be done. */
export function transitionOf(from: FlawState, to: FlawState, by: FlawMover): FlawTransition | null {
  return FLAW_TRANSITIONS.find((each) => each.from === from && each.to === to && each.by === by) ?? null;
}
