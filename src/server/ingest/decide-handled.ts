import type { Tx } from '../db/database';
import { dropMarks, type HandledMark, markHandled, marksOf, restoreMarks } from '../stores/handled.store';
import { addHistory } from '../stores/history.store';
import { lockThreads, threadsOfMentions } from '../stores/thread.store';
import { refreshThreads } from '../stores/thread-state.store';
import { refreshWords } from '../stores/thread-words.store';
import type { DecidedBy } from './decide-routes';

/** A mark that was set or taken off, and what stood there before it. */
export interface DecidedHandled {
  threadId: string;
  mentionId: string;
  before: HandledMark | null;
  historyId: number;
}

/**
 * Says of threads that nothing is left to do, where somebody waits in them, up to the last that people have said; or takes
 * that back, from every turn that says so. It is never a reply: first replies and *never answered* stay as they are.
 */
export async function decideHandled(
  tx: Tx,
  threadIds: readonly string[],
  handled: boolean,
  by: Omit<DecidedBy, 'reason'> & { reason: string | null },
): Promise<DecidedHandled[]> {
  await lockThreads(tx);
  const known = await marksOf(tx, threadIds);
  const before = new Map(known.map(({ threadId: _, ...mark }) => [mark.mentionId, mark]));
  const { actor, at, reason } = by;
  const changed = handled
    ? await markHandled(tx, threadIds, { reason: reason ?? '', actorId: actor, at: at.toISOString() })
    : known;
  if (!handled) await dropMarks(tx, [...before.keys()]);
  const historyIds = await addHistory(
    tx,
    changed.map(({ mentionId }) => entryOf(mentionId, { before: before.has(mentionId), after: handled }, by)),
  );
  await refreshWhoWaits(tx, [...new Set(changed.map(({ threadId }) => threadId))]);
  return changed.map(({ threadId, mentionId }, index) => ({
    threadId,
    mentionId,
    before: before.get(mentionId) ?? null,
    historyId: historyIds[index] as number,
  }));
}

/** Puts marks back that an action set or took off; behind `lockThreads`. */
export async function restoreHandled(
  tx: Tx,
  changes: readonly { mentionId: string; before: HandledMark | null }[],
  by: Omit<DecidedBy, 'reason'> & { reason: string | null },
): Promise<void> {
  if (changes.length === 0) return;
  const ids = changes.map(({ mentionId }) => mentionId);
  await dropMarks(tx, ids);
  await restoreMarks(
    tx,
    changes.flatMap(({ before }) => before ?? []),
  );
  await addHistory(
    tx,
    changes.map(({ mentionId, before }) =>
      entryOf(mentionId, { before: before === null, after: before !== null }, by),
    ),
  );
  await refreshWhoWaits(tx, [...new Set((await threadsOfMentions(tx, ids)).values())]);
}

/** Who waits is asked together with words, of one index. */
async function refreshWhoWaits(tx: Tx, threadIds: readonly string[]): Promise<void> {
  await refreshThreads(tx, threadIds);
  await refreshWords(tx, threadIds);
}

function entryOf(
  subjectId: string,
  said: { before: boolean; after: boolean },
  by: Omit<DecidedBy, 'reason'> & { reason: string | null },
) {
  return { subjectId, field: 'handled', ...said, ...by };
}
