import type { Spike } from '../../../contract/currents';
import type { Grain } from '../../../domain/buckets';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatDay, formatInstant, formatSpan } from '../../ui/charts/time-format';

type SpikeTime = Pick<Spike, 'start' | 'peak' | 'peakEndExclusive' | 'endExclusive'>;

/** When a burst was, under the name that stands before it: by hour its instants, by day its days. */
export function spikeTimeWords(
  spike: SpikeTime,
  grain: Grain,
  zone: string,
): { name: string; words: string } {
  const { start, peak, peakEndExclusive, endExclusive } = spike;
  const [startMs, peakMs] = [Date.parse(start), Date.parse(peak)];
  if (grain === 'hour') {
    return { name: 'Since', words: `${formatInstant(startMs, zone)}, peak ${formatInstant(peakMs, zone)}` };
  }
  const isOneDay = peak === start && peakEndExclusive === (endExclusive ?? peakEndExclusive);
  const peakWords = isOneDay ? '' : `, peak on ${formatDay(peakMs, zone)}`;
  const endMs = Date.parse(endExclusive ?? start);
  const days = formatSpan({ startMs, endExclusiveMs: endMs }, zone);
  if (endExclusive === null) return { name: 'Since', words: `${days}${peakWords}` };
  return { name: 'When', words: `${isOneDay ? 'The day of ' : ''}${days}${peakWords}` };
}

/** How long a burst lasted, in whole days where it was found by day. */
export function spikeLengthWords({ hours }: Pick<Spike, 'hours'>, grain: Grain): string {
  return grain === 'day' || hours >= 48
    ? formatQuantity(Math.max(1, Math.round(hours / 24)), 'day')
    : formatQuantity(hours, 'hour');
}
