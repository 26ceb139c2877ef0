import type { Thread } from '../../../contract/threads';

/**
 * How long each inbound turn waited for an answer of ours, in seconds, by the turn's id; `null`: nothing of ours came after
 * it. Turns that we answered only elsewhere in the thread are left out: whom that answer meant is not known.
 */
export function threadWaits({
  turns,
  mentions,
}: Pick<Thread, 'turns' | 'mentions'>): Map<string, number | null> {
  const ours = turns
    .filter(({ direction }) => direction === 'outbound')
    .map(({ parentId, at }) => ({ parentId, atMs: Date.parse(at) }));
  // Past the end of what was sent there may be answers.
  const complete = mentions <= turns.length;
  const waits = new Map<string, number | null>();
  for (const turn of turns) {
    if (turn.direction === 'outbound') continue;
    const atMs = Date.parse(turn.at);
    const answers = ours.filter(({ parentId }) => parentId === turn.id).map((answer) => answer.atMs);
    if (answers.length > 0) waits.set(turn.id, Math.max(0, Math.min(...answers) - atMs) / 1000);
    else if (complete && !ours.some((answer) => answer.atMs > atMs)) waits.set(turn.id, null);
  }
  return waits;
}
