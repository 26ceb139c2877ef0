import type { BulkAction } from '../../contract/bulk';
import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { BulkOperationTable } from '../db/thread-tables';
import type { Services } from '../services';
import {
  type BulkChange,
  changesBetween,
  insertChanges,
  judgedTurns,
  lockUnfinished,
  nextTargets,
  updateOperation,
} from '../stores/bulk.store';
import { publish } from '../stores/event.store';
import type { HandledMark } from '../stores/handled.store';
import { addHistory, latestAmong } from '../stores/history.store';
import { dropRoutes, writeRoutes } from '../stores/route.store';
import { lockThreads, threadsOfMentions } from '../stores/thread.store';
import { refreshThreads } from '../stores/thread-state.store';
import { correctMentions, type WantedCorrection } from './correct-mentions';
import { currentsEvent } from './counted-change';
import { decideHandled, restoreHandled } from './decide-handled';
import { type DecidedRoute, decideRoutes } from './decide-routes';

const THREADS_PER_STEP = 200;

type Operation = BulkOperationTable & { action: BulkAction };

/**
 * Goes on with every bulk action that is under way or being taken back, in steps, so that others write in between, until
 * there is none. Goes on after a restart; a step that fails ends its action with what went wrong.
 */
export async function runBulk(services: Services): Promise<void> {
  for (;;) {
    if (services.stopping.aborted) return;
    let current: string | null = null;
    try {
      const more = await inTransaction(services.db, async (tx) => {
        await lockThreads(tx);
        const operation = await lockUnfinished(tx);
        current = operation?.id ?? null;
        if (operation) await bulkStep(tx, operation, services);
        return operation !== null;
      });
      services.feed.nudge();
      if (!more) return;
    } catch (error) {
      if (current === null) throw error;
      const failure = error instanceof Error ? error.message : String(error);
      await updateOperation(services.db, current, { state: 'failed', finished_at: services.now(), failure });
    }
  }
}

async function bulkStep(tx: Tx, operation: Operation, services: Services): Promise<void> {
  const { id, walked, state } = operation;
  const targets = await nextTargets(tx, id, walked, THREADS_PER_STEP);
  const to = Math.max(walked, ...targets.values());
  const now = services.now();
  const done =
    state === 'running' ? await doStep(tx, operation, targets, now) : await undoStep(tx, operation, to, now);
  const isOver = targets.size === 0;
  await updateOperation(tx, id, {
    walked: to,
    ...done,
    ...(isOver ? { state: state === 'running' ? 'done' : 'undone', finished_at: now } : {}),
  });
  await publish(tx, { name: 'threads', data: {} }, now);
}

/** Does the action to the next threads and keeps what was there before. */
async function doStep(tx: Tx, operation: Operation, targets: ReadonlyMap<string, number>, now: Date) {
  const { id, action, actor, changed, complaints_gone, complaints_new } = operation;
  const reason = operation.reason;
  const threadIds = [...targets.keys()];
  let changes: BulkChange[];
  const complaints = { gone: 0, made: 0 };
  if (action.kind === 'route' || action.kind === 'handled') {
    const by = { actor, at: now, reason: reason ?? '', bulkId: id };
    const decided =
      action.kind === 'route'
        ? await decideRoutes(tx, threadIds, action.teamId, by)
        : await decideHandled(tx, threadIds, action.handled, { ...by, reason });
    changes = decided.map(({ threadId, mentionId, before, historyId }) => ({
      number: targets.get(threadId) as number,
      mention_id: mentionId,
      field: action.kind,
      before,
      history_id: historyId,
    }));
  } else {
    const wanted = new Map<string, WantedCorrection>();
    const numbers = new Map<string, number>();
    const turns = await judgedTurns(tx, threadIds);
    for (const turn of turns) {
      const correction = correctionOf(action, turn);
      if (!correction) continue;
      wanted.set(turn.mentionId, correction);
      numbers.set(turn.mentionId, targets.get(turn.threadId) as number);
    }
    const { window, fields } = await correctMentions(tx, wanted, { actor, now, reason, bulkId: id });
    if (window) await publish(tx, currentsEvent(window), now);
    if (action.kind === 'sentiment' && fields.length > 0) {
      const [before, after] = [turns, await judgedTurns(tx, threadIds)].map(complainingOpenings);
      complaints.gone = differenceOf(before, after);
      complaints.made = differenceOf(after, before);
    }
    changes = fields.map(({ mentionId, field, before, historyId }) => ({
      number: numbers.get(mentionId) as number,
      mention_id: mentionId,
      field,
      before,
      history_id: historyId,
    }));
  }
  await insertChanges(tx, id, changes);
  return {
    changed: changed + new Set(changes.map(({ number }) => number)).size,
    complaints_gone: complaints_gone + complaints.gone,
    complaints_new: complaints_new + complaints.made,
  };
}

/** Openings that count as complaints. */
function complainingOpenings(
  turns: readonly { mentionId: string; opens: boolean; complaint: boolean }[],
): Set<string> {
  return new Set(turns.flatMap(({ mentionId, opens, complaint }) => (opens && complaint ? [mentionId] : [])));
}

/** How many of one are not among the others. */
function differenceOf(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): number {
  return [...one].filter((id) => !other.has(id)).length;
}

/** What an action says of a turn; `null`: nothing. */
function correctionOf(
  action: Exclude<BulkAction, { kind: 'route' | 'handled' }>,
  turn: { opens: boolean; complaint: boolean },
): WantedCorrection | null {
  if (action.kind === 'sentiment') return turn.opens ? { sentiment: action.sentiment } : null;
  if (action.complaint === false) return turn.complaint ? { complaint: false } : null;
  return turn.opens ? { complaint: action.complaint } : null;
}

/** Restores what the action changed in the next threads, but for what somebody decided about since. */
async function undoStep(tx: Tx, { id, actor, kept, walked }: Operation, to: number, now: Date) {
  const changes = await changesBetween(tx, id, walked, to);
  const latest = await latestAmong(
    tx,
    changes.map(({ history_id }) => history_id),
  );
  const untouched = changes.filter(({ history_id }) => latest.has(history_id));
  const by = { actor, now, reason: 'Taken back', bulkId: id };
  const wanted = new Map<string, WantedCorrection>();
  for (const { mention_id, field, before } of untouched)
    if (field !== 'route' && field !== 'handled')
      wanted.set(mention_id, { ...wanted.get(mention_id), [field]: before });
  const { window } = await correctMentions(tx, wanted, by);
  if (window) await publish(tx, currentsEvent(window), now);
  await restoreRoutes(
    tx,
    untouched.filter(({ field }) => field === 'route'),
    by,
  );
  await restoreHandled(
    tx,
    untouched
      .filter(({ field }) => field === 'handled')
      .map(({ mention_id, before }) => ({ mentionId: mention_id, before: before as HandledMark | null })),
    { actor, at: now, reason: by.reason, bulkId: id },
  );
  return { kept: kept + changes.length - untouched.length };
}

async function restoreRoutes(
  tx: Tx,
  changes: readonly BulkChange[],
  { now, ...by }: { actor: string | null; now: Date; reason: string; bulkId: string },
): Promise<void> {
  if (changes.length === 0) return;
  const ids = changes.map(({ mention_id }) => mention_id);
  await dropRoutes(
    tx,
    changes.flatMap(({ mention_id, before }) => (before === null ? [mention_id] : [])),
  );
  for (const { mention_id, before } of changes) {
    if (before === null) continue;
    const { teamId, reason, actorId, at } = before as NonNullable<DecidedRoute['before']>;
    await writeRoutes(tx, [{ mention_id, team_id: teamId, reason, actor: actorId, at: new Date(at) }]);
  }
  await addHistory(
    tx,
    changes.map(({ mention_id, before }) => ({
      subjectId: mention_id,
      field: 'route',
      before: null,
      after: (before as DecidedRoute['before'])?.teamId ?? null,
      at: now,
      ...by,
    })),
  );
  await refreshThreads(tx, [...new Set((await threadsOfMentions(tx, ids)).values())]);
}
