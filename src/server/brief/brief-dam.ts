import type { Flow } from '../../contract/flow';
import { getFlow } from '../../contract/flow';
import type { Named } from '../../domain/brief-parts';

/** What a brief asks of the flow: 90 days, as its page and its card, for a shorter window would cut the longest waits. */
export const BRIEF_FLOW = getFlow.query.parse({ people: 'no' });

/** Where the water stops most; `null`: nowhere. */
export function worstDam({ dams: [worst] }: Flow): Named | null {
  return worst ? { words: worst.words.replace(/\.$/, ''), path: '/flow' } : null;
}
