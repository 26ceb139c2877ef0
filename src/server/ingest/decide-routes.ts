import type { Tx } from '../db/database';
import { addHistory } from '../stores/history.store';
import { choicesOf, writeRoutes } from '../stores/route.store';
import { lockThreads } from '../stores/thread.store';
import { openingsOf } from '../stores/thread-read.store';
import { refreshThreads } from '../stores/thread-state.store';

/** Who decides something, when and why, and the bulk action it is part of. */
export interface DecidedBy {
  actor: string | null;
  at: Date;
  reason: string;
  bulkId: string | null;
}

/** A choice that was made, and what stood there before it: `null` where nobody had decided. */
export interface DecidedRoute {
  threadId: string;
  mentionId: string;
  before: { teamId: string | null; reason: string; actorId: string | null; at: string } | null;
  historyId: number;
}

/**
 * Routes threads to a team, or to none, as a person's decision: on the opening of each, and on every turn that was
 * decided on before, so that contradictions end and all hold should the thread part again. Ids of no thread are left out.
 */
export async function decideRoutes(
  tx: Tx,
  threadIds: readonly string[],
  teamId: string | null,
  { actor, at, reason, bulkId }: DecidedBy,
): Promise<DecidedRoute[]> {
  await lockThreads(tx);
  const choices = await choicesOf(tx, threadIds);
  const decided: Omit<DecidedRoute, 'historyId'>[] = [];
  for (const [threadId, opening] of await openingsOf(tx, threadIds)) {
    const known = choices.get(threadId) ?? [];
    for (const { mentionId, teamId: team, reason: why, actorId, at: when } of known) {
      const before = { teamId: team, reason: why, actorId, at: when.toISOString() };
      decided.push({ threadId, mentionId, before });
    }
    if (!known.some(({ mentionId }) => mentionId === opening))
      decided.push({ threadId, mentionId: opening, before: null });
  }
  await writeRoutes(
    tx,
    decided.map(({ mentionId }) => ({ mention_id: mentionId, team_id: teamId, reason, actor, at })),
  );
  const entries = decided.map(({ mentionId, before }) => ({
    subjectId: mentionId,
    field: 'route',
    before: before?.teamId ?? null,
    after: teamId,
    reason,
    actor,
    at,
    bulkId,
  }));
  const historyIds = await addHistory(tx, entries);
  await refreshThreads(tx, threadIds);
  return decided.map((choice, index) => ({ ...choice, historyId: historyIds[index] as number }));
}
