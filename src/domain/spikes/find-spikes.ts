import type { SpikeReading } from './spike-detector';

/** One burst of a series: places in the series, the end exclusive. */
export interface Spike {
  start: number;
  /** The bucket with the most mentions above what is usual. */
  peak: number;
  /** After the last unusual bucket; `null` while the last bucket of the series still is. */
  endExclusive: number | null;
  /** Largest deviation, in standard deviations. */
  severity: number;
}

/** The bursts in a series of readings: each begins with its alert and lasts as long as buckets are unusual. */
export function findSpikes(readings: readonly SpikeReading[], values: readonly (number | null)[]): Spike[] {
  const spikes: (Spike & { last: number })[] = [];
  for (const [index, { alert, hot, deviation }] of readings.entries()) {
    if (alert)
      spikes.push({ start: index, peak: index, endExclusive: null, severity: deviation, last: index });
    const spike = spikes.at(-1);
    if (!spike || !hot) continue;
    spike.last = index;
    spike.severity = Math.max(spike.severity, deviation);
    if (excess(readings, values, index) > excess(readings, values, spike.peak)) spike.peak = index;
  }
  return spikes.map(({ last, ...spike }) => ({
    ...spike,
    endExclusive: last === readings.length - 1 ? null : last + 1,
  }));
}

function excess(
  readings: readonly SpikeReading[],
  values: readonly (number | null)[],
  index: number,
): number {
  return (values[index] ?? 0) - (readings[index]?.expected ?? 0);
}
