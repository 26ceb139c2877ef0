import type { Tx } from '../db/database';
import { ApiError, notFound } from '../problems';
import { readCorrections } from '../stores/correction.store';
import { keepLabels, type NewLabel, standingLabel, takeBackLabels } from '../stores/label.store';
import { tombstonesAmong } from '../stores/mention.store';
import { lockThreads } from '../stores/thread.store';
import { correctMentions } from './correct-mentions';
import type { ChangedWindow } from './counted-change';

interface By {
  actor: string | null;
  now: Date;
}

/** Keeps the label of a drawn mention and lets it count. Throws 404 and 409 as `correctMention` does. */
export async function labelAudited(tx: Tx, label: NewLabel, seed: number, by: By): Promise<ChangedWindow> {
  await lockThreads(tx);
  const { mentionId } = label;
  const [known] = await readCorrections(tx, [mentionId]);
  if (!known) throw notFound('mention');
  if (known.direction === 'outbound' || (await tombstonesAmong(tx, [mentionId])).has(mentionId))
    throw new ApiError(409, 'conflict', 'It was said by us, or its words are gone: nobody can judge it.');
  await keepLabels(tx, [label], { origin: 'audit', seed }, by);
  return letCount(tx, label, by, 'Audit');
}

/** Takes the label of an audit back: what somebody had said elsewhere counts again, else the engine's word. */
export async function takeBackAudited(tx: Tx, mentionId: string, by: By): Promise<ChangedWindow> {
  await lockThreads(tx);
  const taken = await takeBackLabels(tx, [mentionId], 'audit', by.now);
  if (taken.length === 0) throw notFound('label');
  const elsewhere = await standingLabel(tx, mentionId, 'correction');
  const { sentiment = null, complaint = null } = elsewhere ?? {};
  return letCount(tx, { mentionId, sentiment, complaint }, by, 'Audit, taken back');
}

async function letCount(
  tx: Tx,
  { mentionId, sentiment, complaint }: NewLabel,
  by: By,
  reason: string,
): Promise<ChangedWindow> {
  const wanted = new Map([[mentionId, { sentiment, complaint }]]);
  return (await correctMentions(tx, wanted, { ...by, reason, bulkId: null, audited: true })).window;
}
