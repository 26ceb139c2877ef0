import type { Settings } from '../../contract/settings';
import type { VoicePerson } from '../../contract/voice-people';
import { deterministicId } from '../../domain/ids';
import { toHandle, type VoiceName } from '../../domain/voice-id';
import type { Db, Tx } from '../db/database';
import { changeOurAccounts } from '../ingest/change-our-accounts';
import { ApiError } from '../problems';
import { addHistory, readHistory } from '../stores/history.store';
import { mentionsOfAuthor } from '../stores/mention.store';
import { readOurAccounts } from '../stores/settings.store';
import { lockThreads } from '../stores/thread.store';

type Standing = VoicePerson['standing'];
const FIELD = 'partner';

/** Whether a voice speaks for itself, for us as a partner, or is one of our accounts. */
export async function standingOf(db: Db | Tx, name: VoiceName): Promise<Standing> {
  const entry = entryOf(await readOurAccounts(db), name);
  if (!entry) return 'voice';
  return entry.partner ? 'partner' : 'ours';
}

/** Who marked a voice as a partner, or took that back; newest first. */
export async function partnerHistory(db: Db, name: VoiceName): Promise<VoicePerson['partnerHistory']> {
  const entries = await readHistory(db, subjectOf(name));
  return entries
    .filter(({ field }) => field === FIELD)
    .map(({ after, at, actor }) => ({ partner: after === true, at, actor }))
    .reverse();
}

/**
 * Marks a voice as a partner, or takes that back: everything they said leaves currents, or returns as their file stated.
 * What a partner says answers nobody. Answers how many mentions there are of theirs.
 */
export async function setPartner(
  tx: Tx,
  name: VoiceName,
  { partner, actor, now }: { partner: boolean; actor: string | null; now: Date },
): Promise<{ mentions: number; standing: Standing }> {
  // First, so that two who change accounts at once both find what the other did.
  await lockThreads(tx);
  const accounts = await readOurAccounts(tx);
  const entry = entryOf(accounts, name);
  if (entry && !entry.partner) {
    throw new ApiError(
      409,
      'conflict',
      `${name.handle} is one of our own accounts: change that in Settings.`,
    );
  }
  if (partner !== (entry !== undefined)) {
    const marked = { source: name.source, handle: name.handle, bot: true, partner: true };
    const next = partner ? [...accounts, marked] : accounts.filter((account) => account !== entry);
    await changeOurAccounts(tx, next);
    await addHistory(tx, [
      {
        subjectId: subjectOf(name),
        field: FIELD,
        before: !partner,
        after: partner,
        reason: null,
        actor,
        at: now,
      },
    ]);
  }
  const ids = await mentionsOfAuthor(tx, name.handle, name.source);
  return { mentions: ids.length, standing: partner ? 'partner' : 'voice' };
}

function entryOf(accounts: Settings['ourAccounts'], { source, handle }: VoiceName) {
  return accounts.find(
    (account) =>
      (account.source === null || account.source === source) && toHandle(account.handle) === handle,
  );
}

function subjectOf({ source, handle }: VoiceName): string {
  return deterministicId('author', source, handle);
}
