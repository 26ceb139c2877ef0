import type { FlowEvents } from './flow-stages';

/**
 * How far a complaint came, each in exactly one. *declined*: people decided to do nothing about it; *answered*: a public
 * reply and nothing about the cause; *seen* and *unheard*: neither.
 */
export const FLOW_OUTCOMES = [
  'told',
  'shipped',
  'fixed',
  'accepted',
  'declined',
  'answered',
  'seen',
  'unheard',
] as const;
export type FlowOutcome = (typeof FLOW_OUTCOMES)[number];

/** The furthest a complaint came; an answer alone never counts as a cause that was dealt with. */
export function flowOutcome(events: FlowEvents, isAnswered: boolean): FlowOutcome {
  if (events.told !== null) return 'told';
  if (events.declined !== null) return 'declined';
  if (events.shipped !== null) return 'shipped';
  if (events.fixed !== null) return 'fixed';
  if (events.accepted !== null) return 'accepted';
  if (isAnswered) return 'answered';
  return events.seen === null ? 'unheard' : 'seen';
}
