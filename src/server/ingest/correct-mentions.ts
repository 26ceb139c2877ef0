import type { Correction } from '../../contract/corrections';
import type { Tx } from '../db/database';
import {
  applyCorrections,
  type KnownCorrection,
  readCorrections,
  writeCorrections,
} from '../stores/correction.store';
import { addHistory, type NewHistoryEntry } from '../stores/history.store';
import { keepLabels, takeBackLabels } from '../stores/label.store';
import { tombstonesAmong } from '../stores/mention.store';
import { lockThreads } from '../stores/thread.store';
import { type ChangedWindow, changeCounted } from './counted-change';

/** What is corrected; a field left out stays as it is. */
export interface WantedCorrection {
  sentiment?: Correction['corrected']['sentiment'] | undefined;
  complaint?: boolean | null | undefined;
}

const FIELDS = ['sentiment', 'complaint'] as const;

/** A field that was corrected: what a person had said of it before, `null` for nothing, and its entry in the history. */
export interface CorrectedField {
  mentionId: string;
  field: (typeof FIELDS)[number];
  before: string | boolean | null;
  historyId: number;
}

/**
 * Lets a person's word count in place of the engine's, for as many mentions as are given, with the counts moved exactly
 * and each change in its mention's history. What is ours, unknown or without words is left alone: nobody can judge it.
 */
export async function correctMentions(
  tx: Tx,
  wanted: ReadonlyMap<string, WantedCorrection>,
  by: { actor: string | null; now: Date; reason: string | null; bulkId: string | null; audited?: boolean },
): Promise<{ window: ChangedWindow; fields: CorrectedField[] }> {
  await lockThreads(tx);
  const ids = [...wanted.keys()].sort();
  const buried = await tombstonesAmong(tx, ids);
  const corrected = new Map<string, Correction['corrected']>();
  const entries: NewHistoryEntry[] = [];
  const fields: Omit<CorrectedField, 'historyId'>[] = [];
  for (const known of await readCorrections(tx, ids)) {
    const { mentionId } = known;
    if (buried.has(mentionId) || known.direction === 'outbound') continue;
    const next = { ...known.corrected, ...definedOf(wanted.get(mentionId) ?? {}) };
    const changed = FIELDS.filter((field) => next[field] !== known.corrected[field]);
    if (changed.length > 0) corrected.set(mentionId, next);
    for (const field of changed) {
      entries.push(entryOf(known, next, field, by));
      fields.push({ mentionId, field, before: known.corrected[field] });
    }
  }
  if (corrected.size === 0) return { window: null, fields: [] };
  // Before threads are made anew: it tells that their teams have seen them.
  const historyIds = await addHistory(tx, entries);
  const touched = [...corrected.keys()];
  const window = await changeCounted(tx, touched, async () => {
    await writeCorrections(tx, corrected);
    await applyCorrections(tx, touched);
    return touched;
  });
  // An audit keeps labels of its own: only those are drawn at random.
  if (!by.audited) await labelCorrected(tx, corrected, by);
  return {
    window,
    fields: fields.map((field, index) => ({ ...field, historyId: historyIds[index] as number })),
  };
}

/** Keeps what is said now as labels; what is left to the engine again is none. */
async function labelCorrected(
  tx: Tx,
  corrected: ReadonlyMap<string, Correction['corrected']>,
  by: { actor: string | null; now: Date },
): Promise<void> {
  const said = [...corrected].map(([mentionId, each]) => ({ mentionId, ...each }));
  const isSaid = ({ sentiment, complaint }: Correction['corrected']) =>
    sentiment !== null || complaint !== null;
  const silent = said.filter((each) => !isSaid(each)).map(({ mentionId }) => mentionId);
  await takeBackLabels(tx, silent, 'correction', by.now);
  await keepLabels(tx, said.filter(isSaid), { origin: 'correction' }, by);
}

function entryOf(
  known: KnownCorrection,
  next: Correction['corrected'],
  field: (typeof FIELDS)[number],
  {
    now,
    actor,
    reason,
    bulkId,
  }: {
    actor: string | null;
    now: Date;
    reason: string | null;
    bulkId: string | null;
  },
): NewHistoryEntry {
  const before = known.corrected[field] ?? known[field];
  const after = next[field];
  return { subjectId: known.mentionId, field, before, after, at: now, actor, reason, bulkId };
}

function definedOf(wanted: WantedCorrection): Partial<Correction['corrected']> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}
