import type { TimeSpan } from '../../ui/charts/time-scale';
import type { ShownSpike } from './use-shown-spikes';

/** A burst in words that stand beside its moment: `Network: 4.1× the mentions usual for that day, unexpected`. */
export function spikeLabel({ topic, size, kind }: ShownSpike): string {
  return `${topic === null ? '' : `${topic.name}: `}${size}, ${kind}`;
}

/** The same for a place on the chart: `Network 4.1× its usual day`. */
export function spikeBadge({
  topic,
  direction,
  ratio,
  mentions,
  peak,
  peakEndExclusive,
}: ShownSpike): string {
  const hours = Math.round((Date.parse(peakEndExclusive) - Date.parse(peak)) / HOUR_MS);
  const time = hours > 20 ? 'day' : hours > 1 ? `${hours} hours` : 'hour';
  const name = topic === null ? '' : `${topic.name} `;
  if (direction === 'below') return `${name}quieter than usual`;
  return `${name}${ratio === null ? `${mentions} in one ${time}` : `${ratio}× its usual ${time}`}`;
}

const HOUR_MS = 3_600_000;

/** The bursts whose peak lies in a stretch. */
export function spikesWithin(spikes: readonly ShownSpike[], span: TimeSpan): ShownSpike[] {
  return spikes.filter(({ peak }) => {
    const peakMs = Date.parse(peak);
    return peakMs >= span.startMs && peakMs < span.endExclusiveMs;
  });
}
