import type { Settings } from '../../contract/settings';
import { toHandle } from '../../domain/voice-id';
import type { Tx } from '../db/database';
import { mentionsOfAuthor } from '../stores/mention.store';
import { readOurAccounts, setOurAccounts } from '../stores/settings.store';
import { lockThreads, threadsOfMentions } from '../stores/thread.store';
import { refreshThreads } from '../stores/thread-state.store';
import { refreshWords } from '../stores/thread-words.store';
import { ourAccountTest } from './mention-batches';
import { redirectMentions } from './redirect-mentions';

/**
 * Sets our accounts and moves history with them, exactly: what a new account of ours said leaves the currents, what an
 * account taken off the list said gets back the direction its file stated, what a bot says no longer answers anybody.
 */
export async function changeOurAccounts(tx: Tx, accounts: Settings['ourAccounts']): Promise<void> {
  // Before the authors are looked up: what is arriving is among them only once it is stored.
  await lockThreads(tx);
  const before = await readOurAccounts(tx);
  const wasOurs = ourAccountTest(before);
  const isOurs = ourAccountTest(accounts);
  const wasBot = ourAccountTest(before.filter(({ bot }) => bot));
  const isBot = ourAccountTest(accounts.filter(({ bot }) => bot));
  await setOurAccounts(tx, accounts);
  for (const account of [...before, ...accounts]) {
    const probe = account.source ?? '';
    const movesIt = wasOurs(probe, account.handle) !== isOurs(probe, account.handle);
    if (!movesIt && wasBot(probe, account.handle) === isBot(probe, account.handle)) continue;
    const ids = await mentionsOfAuthor(tx, toHandle(account.handle), account.source);
    if (movesIt) await redirectMentions(tx, ids);
    // What a bot says answers nobody: who waits, and for how long, may change.
    else {
      const threads = [...new Set((await threadsOfMentions(tx, ids)).values())];
      await refreshThreads(tx, threads);
      await refreshWords(tx, threads);
    }
  }
}
