import type { Tx } from '../db/database';
import { ApiError, notFound } from '../problems';
import { type FlawRow, readFlawRow, standUnder, updateFlaw } from '../stores/flaw.store';
import { threadsOfFlaw } from '../stores/flaw-thread.store';
import { addHistory } from '../stores/history.store';
import { lockThreads } from '../stores/thread.store';
import { refreshThreads } from '../stores/thread-state.store';
import type { By } from './decide-threads';

/**
 * Says that a flaw is another one. Nothing of either is rewritten: owner, links, followers and conversations are read
 * through, so that unmerging gives back exactly what there was. Throws 400 for itself, 409 where either went into
 * another before.
 */
export async function mergeFlaws(tx: Tx, id: string, intoId: string, by: By): Promise<void> {
  if (id === intoId) throw new ApiError(400, 'invalid-request', 'A flaw cannot be merged into itself.', INTO);
  const [flaw, into] = await lockedPair(tx, id, intoId);
  await refuseMerged(tx, flaw);
  await refuseMerged(tx, into);
  await updateFlaw(tx, id, { merged_into: intoId, merged_at: by.now, merged_by: by.actor }, by.now);
  await standUnder(tx, id, intoId);
  await refreshThreads(tx, await threadsOfFlaw(tx, id), { look: false });
  await addHistory(tx, [
    entryOf(flaw.id, 'merge', null, { into: into.id, title: into.title }, by),
    entryOf(into.id, 'merge', null, { from: flaw.id, title: flaw.title }, by),
  ]);
}

/**
 * Takes a flaw out of the one it went into: it is what it was then, with what went into it before, and with the
 * conversations its own rule found since. What people hung on the other one since stays there. Throws 409 for a flaw
 * that is not merged.
 */
export async function unmergeFlaw(tx: Tx, id: string, by: By): Promise<void> {
  await lockThreads(tx);
  const flaw = await readFlawRow(tx, id, true);
  if (!flaw) throw notFound('flaw');
  if (flaw.merged_into === null) throw new ApiError(409, 'conflict', 'This flaw is not merged into another.');
  const from = await readFlawRow(tx, flaw.merged_into);
  await updateFlaw(tx, id, { merged_into: null, merged_at: null, merged_by: null }, by.now);
  await standUnder(tx, id, id);
  await refreshThreads(tx, await threadsOfFlaw(tx, id), { look: false });
  const was = { into: flaw.merged_into, title: from?.title ?? '' };
  await addHistory(tx, [
    entryOf(id, 'unmerge', was, null, by),
    entryOf(flaw.merged_into, 'unmerge', { from: id, title: flaw.title }, null, by),
  ]);
}

/** Throws 409 for a flaw that went into another, naming that one: whatever is decided is decided there. */
export async function refuseMerged(tx: Tx, flaw: FlawRow): Promise<void> {
  if (flaw.merged_into === null) return;
  const root = await readFlawRow(tx, flaw.root_id);
  throw new ApiError(
    409,
    'conflict',
    `“${flaw.title}” was merged into “${root?.title}”: decide there, or take it out again first.`,
  );
}

const INTO = { errors: [{ field: 'into', message: 'Name another flaw.' }] };

async function lockedPair(tx: Tx, id: string, intoId: string): Promise<[FlawRow, FlawRow]> {
  await lockThreads(tx);
  const found = new Map<string, FlawRow>();
  for (const one of [id, intoId].sort()) {
    const row = await readFlawRow(tx, one, true);
    if (row) found.set(one, row);
  }
  const [flaw, into] = [found.get(id), found.get(intoId)];
  if (!flaw) throw notFound('flaw');
  if (!into) {
    throw new ApiError(400, 'invalid-request', 'There is no flaw to merge into.', {
      errors: [{ field: 'into', message: 'Names a flaw there is none of.' }],
    });
  }
  return [flaw, into];
}

function entryOf(
  subjectId: string,
  field: string,
  before: unknown,
  after: unknown,
  { actor, now, reason }: By,
) {
  return { subjectId, field, before, after, reason, actor, at: now };
}
