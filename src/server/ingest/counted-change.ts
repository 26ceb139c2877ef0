import type { StreamEvent } from '../../contract/stream';
import type { Tx } from '../db/database';
import { lockCounted } from '../stores/mention.store';
import { applyRollupDeltas } from '../stores/rollup.store';
import { lockThreads, threadsOfMentions } from '../stores/thread.store';
import { refreshThreads } from '../stores/thread-state.store';
import { refreshWords } from '../stores/thread-words.store';
import { refreshLabels, versionsOfMentions } from '../stores/topic-match.store';
import { type LiveVersion, liveVersions } from '../stores/topic-version.store';
import { lockZones } from '../stores/zone.store';
import { type BuiltTo, type CountedMention, type Counting, RollupDeltas } from './rollup-deltas';

/** The stretch of time in which counts changed; `null` when none did. */
export type ChangedWindow = { fromMs: number; toMs: number } | null;

/** What a change wrote: ids it inserted, updated or deleted, and what is known of them without reading it back. */
export interface Written {
  touched: readonly string[];
  /** Rows of this transaction's own that are stored exactly so, with the thread each is in. */
  known: ReadonlyMap<string, { counted: CountedMention; threadId: string }>;
}

/**
 * The one way to change anything that is counted: ingest, correction, re-match, re-score, withdrawal, a change of
 * accounts. Locks the mention rows in id order, lets `change` write, and moves the rollups by the difference between
 * the rows before and after, topics included, and the rows of their threads, in the same transaction. `change` gets the rows that existed and the
 * topic versions in use, and answers what it wrote; an id it did not touch counts as before.
 */
export async function changeCounted(
  tx: Tx,
  ids: readonly string[],
  change: (
    before: ReadonlyMap<string, CountedMention>,
    live: readonly LiveVersion[],
  ) => Promise<Written | readonly string[]>,
): Promise<ChangedWindow> {
  // Threads are what their turns say: nobody else may change those of the same thread meanwhile.
  await lockThreads(tx);
  const zones = await lockZones(tx, 'share');
  const live = await liveVersions(tx);
  const before = await readCounted(tx, ids, live);
  const threadsBefore = await threadsOfMentions(tx, ids);
  const written = await change(before, live);
  const { touched, known } = 'known' in written ? written : { touched: written, known: NOTHING_KNOWN };
  await refreshLabels(
    tx,
    touched.filter((id) => before.has(id)),
  );
  const unknown = touched.filter((id) => !known.has(id));
  const after = await readCounted(tx, unknown, live);

  const counting = { zones, topics: builtToOf(live) };
  const deltas = new RollupDeltas();
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;
  const count = (mention: CountedMention | undefined, sign: 1 | -1) => {
    if (!mention) return;
    deltas.add(mention, counting, sign);
    fromMs = Math.min(fromMs, mention.at.getTime());
    toMs = Math.max(toMs, mention.at.getTime());
  };
  for (const id of touched) {
    count(before.get(id), -1);
    count(known.get(id)?.counted ?? after.get(id), 1);
  }
  await applyRollupDeltas(tx, deltas);
  const threads = new Set(threadsBefore.values());
  for (const { threadId } of known.values()) threads.add(threadId);
  for (const threadId of (await threadsOfMentions(tx, unknown)).values()) threads.add(threadId);
  await refreshThreads(tx, [...threads]);
  await refreshWords(tx, [...threads]);
  return fromMs <= toMs ? { fromMs, toMs } : null;
}

/** The event that says where counts changed. */
export function currentsEvent(window: NonNullable<ChangedWindow>): StreamEvent {
  const from = new Date(window.fromMs).toISOString();
  return { name: 'currents', data: { from, to: new Date(window.toMs).toISOString() } };
}

/** How far each version counts: one that is still looking for matches counts nothing yet. */
export function builtToOf(live: readonly LiveVersion[]): Counting['topics'] {
  return new Map(
    live.map(({ version, state, builtTo }): [number, BuiltTo] => [
      version,
      state === 'active' ? 'all' : state === 'counting' ? builtTo : null,
    ]),
  );
}

async function readCounted(
  tx: Tx,
  ids: readonly string[],
  live: readonly LiveVersion[],
): Promise<Map<string, CountedMention>> {
  const rows = await lockCounted(tx, ids);
  const versions = await versionsOfMentions(
    tx,
    [...rows.keys()],
    live.map(({ version }) => version),
  );
  return new Map([...rows].map(([id, row]) => [id, { ...row, topics: versions.get(id) ?? NONE }]));
}

const NONE: readonly number[] = [];
const NOTHING_KNOWN: Written['known'] = new Map();
