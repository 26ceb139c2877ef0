import type { Currents } from '../../../contract/currents';
import { type RiverSearch, riverSearchSchema } from '../../url-state/river-search';

/** The River over the window and filters of an answer. */
export function riverSearchOf({
  from,
  to,
  topic,
  source,
}: Pick<Currents['query'], 'from' | 'to' | 'topic' | 'source'>): RiverSearch {
  return riverSearchSchema.parse({ from, to, topic, source });
}
