import type { Correction } from '../../contract/corrections';
import type { Tx } from '../db/database';
import { ApiError, notFound } from '../problems';
import { applyCorrections, readCorrection, writeCorrection } from '../stores/correction.store';
import { addHistory } from '../stores/history.store';
import { tombstonesAmong } from '../stores/mention.store';
import { lockThreads } from '../stores/thread.store';
import { type ChangedWindow, changeCounted } from './counted-change';

/** What is corrected; a field left out stays as it is. */
export interface WantedCorrection {
  sentiment?: Correction['corrected']['sentiment'] | undefined;
  complaint?: boolean | null | undefined;
}

/**
 * Lets a person's word count in place of the engine's, with the counts moved exactly and the change in the mention's
 * history. Throws 404 for a mention there is none of and 409 for one whose words are gone: nobody can judge them.
 */
export async function correctMention(
  tx: Tx,
  id: string,
  wanted: WantedCorrection,
  by: { actor: string | null; now: Date; reason: string | null },
): Promise<ChangedWindow> {
  await lockThreads(tx);
  const known = await readCorrection(tx, id);
  if (!known) throw notFound('mention');
  if ((await tombstonesAmong(tx, [id])).has(id)) throw gone();
  const corrected = { ...known.corrected, ...definedOf(wanted) };
  const changed = (['sentiment', 'complaint'] as const).filter(
    (field) => corrected[field] !== known.corrected[field],
  );
  if (changed.length === 0) return null;
  return changeCounted(tx, [id], async (before) => {
    if (before.get(id)?.direction === 'outbound') throw ours();
    await writeCorrection(tx, id, corrected);
    await applyCorrections(tx, [id]);
    await addHistory(
      tx,
      changed.map((field) => ({
        subjectId: id,
        field,
        before: known.corrected[field] ?? known[field],
        after: corrected[field],
        reason: by.reason,
        actor: by.actor,
        at: by.now,
      })),
    );
    return [id];
  });
}

function definedOf(wanted: WantedCorrection): Partial<Correction['corrected']> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

function gone(): ApiError {
  return new ApiError(409, 'conflict', 'Its words were deleted or erased: nobody can judge them any more.');
}

function ours(): ApiError {
  return new ApiError(409, 'conflict', 'This was said by us: it is no voice and no complaint.');
}
