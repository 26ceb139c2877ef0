import { formatCount } from '../../ui/charts/number-format';
import type { TimeSpan } from '../../ui/charts/time-scale';
import type { ShownSpike } from './use-shown-spikes';

/** A burst in a few words: `Network 4.1× the usual, unexpected`. */
export function spikeLabel({ topic, ratio, mentions, kind }: ShownSpike): string {
  const size =
    ratio === null
      ? `${formatCount(mentions)} where few are usual`
      : `${ratio.toLocaleString('en')}× the usual`;
  return `${topic === null ? '' : `${topic.name} `}${size}, ${kind}`;
}

/** The bursts whose peak lies in a stretch. */
export function spikesWithin(spikes: readonly ShownSpike[], span: TimeSpan): ShownSpike[] {
  return spikes.filter(({ peak }) => {
    const peakMs = Date.parse(peak);
    return peakMs >= span.startMs && peakMs < span.endExclusiveMs;
  });
}
