import type { Tx } from '../db/database';
import type { FlawMentionTable } from '../db/flaw-tables';
import { ApiError } from '../problems';
import { askForMatching, type FlawRow, mergedUnder } from '../stores/flaw.store';
import {
  type AskedThread,
  askedThreads,
  type Decision,
  decide,
  decisionsOfThreads,
} from '../stores/flaw-decision.store';
import { addHistory } from '../stores/history.store';
import { lockThreads } from '../stores/thread.store';
import { refreshThreads } from '../stores/thread-state.store';

/** Who decides, when and why. */
export interface By {
  actor: string | null;
  now: Date;
  reason: string | null;
}

export interface Decided {
  /** Conversations whose place changed. */
  changed: number;
  /** Of them, those taken from other flaws. */
  moved: number;
}

/**
 * Hangs conversations on a flaw by a person's word, decided on the mention each opens with. They leave every other flaw
 * for good; one that the rule of a merged flaw proposed stays with that flaw, so that unmerging finds it there. Throws
 * the caller's error for conversations there are none of, or in which only we spoke.
 */
export async function attachThreads(
  tx: Tx,
  flaw: Pick<FlawRow, 'id' | 'root_id' | 'title'>,
  ids: readonly string[],
  by: By,
): Promise<Decided> {
  const { threads, decisions } = await lockedDecisions(tx, ids);
  const changes = new Changes(by, decisions);
  const moved: string[] = [];
  for (const thread of threads) {
    const hung = changes.hangsOn(thread.id);
    const here = hung.filter(({ rootId }) => rootId === flaw.root_id);
    const elsewhere = hung.filter(({ rootId }) => rootId !== flaw.root_id);
    if (elsewhere.length === 0 && here.some(({ stand }) => stand === 'in')) continue;
    const [proposed] = here;
    changes.set(thread, proposed?.flawId ?? flaw.id, 'in');
    for (const { flawId } of elsewhere) changes.set(thread, flawId, 'out');
    if (elsewhere.length > 0) moved.push(thread.id);
  }
  await changes.write(tx, { field: 'attach', flawId: flaw.id });
  return { changed: changes.threads.size, moved: moved.length };
}

/** Takes conversations off a flaw and all that was merged into it, for good: no rule puts them back. */
export async function detachThreads(
  tx: Tx,
  flaw: Pick<FlawRow, 'id' | 'root_id' | 'title'>,
  ids: readonly string[],
  by: By,
): Promise<Decided> {
  const { threads, decisions } = await lockedDecisions(tx, ids);
  const merged = (await mergedUnder(tx, [flaw.root_id])).get(flaw.root_id) ?? [];
  const group = [flaw.root_id, ...merged.map(({ id }) => id)];
  const changes = new Changes(by, decisions);
  for (const thread of threads) {
    const decided = changes.of(thread.id);
    for (const flawId of group) {
      const known = decided.filter((decision) => decision.flawId === flawId);
      if (known.length > 0 && known.every(({ stand }) => stand === 'out')) continue;
      changes.set(thread, flawId, 'out');
    }
  }
  await changes.write(tx, { field: 'detach', flawId: flaw.id });
  return { changed: changes.threads.size, moved: 0 };
}

async function lockedDecisions(
  tx: Tx,
  ids: readonly string[],
): Promise<{ threads: AskedThread[]; decisions: Decision[] }> {
  await lockThreads(tx);
  const asked = await askedThreads(tx, ids);
  const missing = ids.find((id) => !asked.has(id));
  if (missing !== undefined) throw unusable(`There is no conversation ${missing}.`);
  const ours = [...asked].find(([, { isOurs }]) => isOurs);
  if (ours) throw unusable(`Nobody but us spoke in conversation ${ours[0]}: it is no complaint.`);
  const threads = [...new Map([...asked.values()].map((thread) => [thread.id, thread])).values()];
  return {
    threads,
    decisions: await decisionsOfThreads(
      tx,
      threads.map(({ id }) => id),
    ),
  };
}

function unusable(message: string): ApiError {
  return new ApiError(400, 'invalid-request', message, { errors: [{ field: 'threadIds', message }] });
}

/** Decisions that are thought out and not yet written. */
class Changes {
  readonly threads = new Map<string, AskedThread>();
  readonly #by: By;
  readonly #decisions = new Map<string, Decision[]>();
  readonly #written: FlawMentionTable[] = [];

  constructor(by: By, decisions: readonly Decision[]) {
    this.#by = by;
    for (const decision of decisions) {
      const known = this.#decisions.get(decision.threadId);
      if (known) known.push(decision);
      else this.#decisions.set(decision.threadId, [decision]);
    }
  }

  of(threadId: string): readonly Decision[] {
    return this.#decisions.get(threadId) ?? [];
  }

  /** The flaws a thread hangs on, people's word before a rule's. */
  hangsOn(threadId: string): Decision[] {
    const first = new Map<string, Decision>();
    // In the order in which they count: what was decided of the same flaw after the first says nothing.
    for (const decision of this.of(threadId)) {
      if (!first.has(decision.flawId)) first.set(decision.flawId, decision);
    }
    const hung = [...first.values()].filter(({ stand }) => stand !== 'out');
    return hung.sort((one, other) => Number(one.stand === 'proposed') - Number(other.stand === 'proposed'));
  }

  /** Decides for a thread, on its opening and wherever in it the same was decided before. */
  set(thread: AskedThread, flawId: string, stand: 'in' | 'out'): void {
    this.threads.set(thread.id, thread);
    const decidedOn = this.of(thread.id).filter((decision) => decision.flawId === flawId);
    const mentions = new Set([thread.openingId, ...decidedOn.map(({ mentionId }) => mentionId)]);
    for (const mention_id of mentions) {
      this.#written.push({
        mention_id,
        flaw_id: flawId,
        stand,
        words: this.#by.reason ?? '',
        actor: this.#by.actor,
        at: this.#by.now,
      });
    }
  }

  async write(tx: Tx, { field, flawId }: { field: 'attach' | 'detach'; flawId: string }): Promise<void> {
    if (this.threads.size === 0) return;
    await decide(tx, this.#written);
    await askForMatching(tx, [...new Set(this.#written.map((row) => row.flaw_id))]);
    const { actor, now: at, reason } = this.#by;
    const entry = { reason, actor, at };
    const hung = (threadId: string) => [
      ...new Set(this.hangsOn(threadId).map((decision) => decision.flawId)),
    ];
    await addHistory(tx, [
      {
        ...entry,
        subjectId: flawId,
        field,
        before: null,
        after: { threads: this.threads.size, threadIds: [...this.threads.keys()].slice(0, 100) },
      },
      ...[...this.threads.values()].map(({ id, openingId }) => ({
        ...entry,
        subjectId: openingId,
        field: 'flaw',
        before: hung(id),
        after: field === 'attach' ? [flawId] : hung(id).filter((known) => known !== flawId),
      })),
    ]);
    // After the history: it tells that the team has seen them.
    await refreshThreads(tx, [...this.threads.keys()]);
  }
}
