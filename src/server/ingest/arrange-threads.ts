import { type ReplyLink, threadsOf } from '../../domain/threads';
import type { Tx } from '../db/database';
import {
  aliasThreads,
  membersOfThreads,
  putIntoThreads,
  takeOutOfThreads,
  threadsOfMentions,
} from '../stores/thread.store';

/** A change of threads that is thought out and not yet written. Thought out and written behind `lockThreads`. */
export interface ThreadChange {
  /** Thread of each mention that gets one, or another one. */
  threads: ReadonlyMap<string, string>;
  /** Stored mentions whose thread, or the root of it, changes: what they inherit may change with it. */
  affected: readonly string[];
  /** Of `threads`: the stored mentions that leave another one. */
  moved: readonly string[];
  /** Threads that went into others. */
  joined: ReadonlyMap<string, string>;
  removed: readonly string[];
}

/** What threads become when these mentions arrive: parents may be here, come later or never. */
export async function planArrival(tx: Tx, fresh: readonly ReplyLink[]): Promise<ThreadChange> {
  const freshIds = new Set(fresh.map(({ id }) => id));
  // Replies that came before what they answer wait in a thread that has its name.
  const waiting = await membersOfThreads(tx, [...freshIds]);
  const here = new Set([...freshIds, ...waiting.map(({ id }) => id)]);
  const parents = new Set<string>();
  for (const { parentId } of fresh) if (parentId !== null && !here.has(parentId)) parents.add(parentId);
  const known = await threadsOfMentions(tx, [...parents]);
  const threads = threadsOf([...fresh, ...waiting], known);
  const joined = new Map<string, string>();
  const moved: string[] = [];
  for (const { id, threadId } of waiting) {
    const now = threads.get(id) as string;
    if (now === threadId) threads.delete(id);
    else {
      joined.set(threadId, now);
      moved.push(id);
    }
  }
  return { threads, affected: waiting.map(({ id }) => id), moved, joined, removed: [] };
}

/** What threads become without these mentions: what answered them waits under the name of what is gone. */
export async function planRemoval(tx: Tx, removed: readonly string[]): Promise<ThreadChange> {
  const gone = new Set(removed);
  const touched = new Set((await threadsOfMentions(tx, removed)).values());
  const staying = (await membersOfThreads(tx, [...touched])).filter(({ id }) => !gone.has(id));
  const threads = threadsOf(staying);
  for (const { id, threadId } of staying) if (threads.get(id) === threadId) threads.delete(id);
  const affected = staying.map(({ id }) => id);
  return { threads, affected, moved: [...threads.keys()], joined: new Map(), removed };
}

/** Writes a planned change. */
export async function arrangeThreads(tx: Tx, change: ThreadChange): Promise<void> {
  await takeOutOfThreads(tx, [...change.removed, ...change.moved]);
  await putIntoThreads(tx, change.threads);
  if (change.threads.size > 0) await aliasThreads(tx, change.joined, [...new Set(change.threads.values())]);
}
