import type { Tx } from '../db/database';
import { ApiError, notFound } from '../problems';
import { readCorrections } from '../stores/correction.store';
import { tombstonesAmong } from '../stores/mention.store';
import { lockThreads } from '../stores/thread.store';
import { correctMentions, type WantedCorrection } from './correct-mentions';
import type { ChangedWindow } from './counted-change';

/** Corrects one mention. Throws 404 for one there is none of and 409 for what nobody can judge. */
export async function correctMention(
  tx: Tx,
  id: string,
  wanted: WantedCorrection,
  by: { actor: string | null; now: Date; reason: string | null },
): Promise<ChangedWindow> {
  await lockThreads(tx);
  const [known] = await readCorrections(tx, [id]);
  if (!known) throw notFound('mention');
  if ((await tombstonesAmong(tx, [id])).has(id)) throw gone();
  if (known.direction === 'outbound') throw ours();
  return (await correctMentions(tx, new Map([[id, wanted]]), { ...by, bulkId: null })).window;
}

function gone(): ApiError {
  return new ApiError(409, 'conflict', 'Its words were deleted or erased: nobody can judge them any more.');
}

function ours(): ApiError {
  return new ApiError(409, 'conflict', 'This was said by us: it is no voice and no complaint.');
}
