import type { FigureMeasure } from '../../../contract/board-kinds';
import type { SENTIMENTS } from '../../../contract/common';
import type { Currents } from '../../../contract/currents';
import type { Spikes } from '../../../contract/spikes';
import { spikeKey } from '../../../domain/spikes/spike-key';
import { type RiverSearch, riverSearchSchema } from '../../url-state/river-search';
import { threadsSearchSchema } from '../../url-state/threads-search';

/** What an answer was asked: its window and filters, and the grain where it has one. */
type Asked = Pick<Currents['query'], 'from' | 'to' | 'topic' | 'source'> & {
  bucket?: Currents['query']['bucket'];
};

/** The River over exactly what an answer is of: its window, filters and grain, of one class where only that is shown. */
export function riverSearchOf(
  { from, to, topic, source, bucket }: Asked,
  sentiment: readonly (typeof SENTIMENTS)[number][] = [],
): RiverSearch {
  return riverSearchSchema.parse({ from, to, topic, source, bucket, sentiment });
}

/** What tells of a burst, over the River of the window and the grain it was found in. */
export function spikeSearchOf(
  { from, to, bucket }: Pick<Spikes['query'], 'from' | 'to' | 'bucket'>,
  spike: Parameters<typeof spikeKey>[0],
): RiverSearch {
  return riverSearchSchema.parse({ from, to, bucket, why: spikeKey(spike) });
}

/** Where a figure's own mentions are: negative ones on the River, complaints among the conversations. */
export function placeOf(query: Asked, measure: FigureMeasure) {
  if (measure === 'complaints') {
    const { from, to, topic, source } = query;
    const search = threadsSearchSchema.parse({ complaint: 'yes', from, to, topic, source });
    return { to: '/threads' as const, search };
  }
  return { to: '/' as const, search: riverSearchOf(query, measure === 'negative' ? ['negative'] : []) };
}
