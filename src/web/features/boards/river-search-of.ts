import type { FigureMeasure } from '../../../contract/board-kinds';
import type { Currents } from '../../../contract/currents';
import { type RiverSearch, riverSearchSchema } from '../../url-state/river-search';
import { threadsSearchSchema } from '../../url-state/threads-search';

/** The River over the window and filters of an answer. */
export function riverSearchOf({
  from,
  to,
  topic,
  source,
}: Pick<Currents['query'], 'from' | 'to' | 'topic' | 'source'>): RiverSearch {
  return riverSearchSchema.parse({ from, to, topic, source });
}

/** Where a figure's own mentions are: negative ones on the River, complaints among the conversations. */
export function placeOf(
  query: Pick<Currents['query'], 'from' | 'to' | 'topic' | 'source'>,
  measure: FigureMeasure,
) {
  if (measure === 'complaints') {
    const { from, to, topic, source } = query;
    const search = threadsSearchSchema.parse({ complaint: 'yes', from, to, topic, source });
    return { to: '/threads' as const, search };
  }
  const river = riverSearchOf(query);
  return {
    to: '/' as const,
    search: measure === 'negative' ? riverSearchSchema.parse({ ...river, sentiment: ['negative'] }) : river,
  };
}
