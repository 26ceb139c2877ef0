import { SENTIMENTS } from '../../../contract/common';
import type { ThreadItem } from '../../../contract/thread-list';
import type { ActKey } from './use-list-keys';
import type { ThreadActs } from './use-thread-acts';

/** Does what a key means to the chosen threads, else to the one one stands at; `false`: there is nothing to do it to. */
export function actOnKey(acts: ThreadActs, key: ActKey, at: ThreadItem | null): boolean {
  if (key === 'u') return acts.bulk.undo();
  const meant = acts.chosen.size > 0 ? [...acts.chosen.values()] : at ? [at] : [];
  if (meant.length === 0 && !acts.whole) return false;
  switch (key) {
    case 'x':
      if (at) acts.choose(at);
      return at !== null;
    case 'r':
      acts.askRoute(at);
      return true;
    case 'h':
      if (!acts.whole && meant.every(({ state }) => state === 'handled'))
        acts.act({ kind: 'handled', handled: false }, at);
      else acts.askHandled(at);
      return true;
    case 'f':
      return acts.askFlaw(at);
    case 'c':
      acts.act({ kind: 'complaint', complaint: meant.every(({ complaints }) => complaints === 0) }, at);
      return true;
    case '1':
    case '2':
    case '3':
      acts.act({ kind: 'sentiment', sentiment: SENTIMENTS[Number(key) - 1] ?? null }, at);
      return true;
    default:
      return false;
  }
}
