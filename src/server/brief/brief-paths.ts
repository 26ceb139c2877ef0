import { spikeKey } from '../../domain/spikes/spike-key';

/** The River over a window, of everything said or of a topic. */
export function riverPath(from: string, to: string, topicId: string | null): string {
  const query = new URLSearchParams({ from, to, ...(topicId === null ? {} : { topic: topicId }) });
  return `/?${query}`;
}

/** What tells of a burst, over the River of the window it was found in: by day, or its days would not be drawn. */
export function spikePath(from: string, to: string, spike: Parameters<typeof spikeKey>[0]): string {
  return `/?${new URLSearchParams({ from, to, bucket: 'day', why: spikeKey(spike) })}`;
}

/** Conversations with a complaint that spoke last in a window. */
export function complaintsPath(from: string, to: string): string {
  return `/threads?${new URLSearchParams({ complaint: 'yes', from, to })}`;
}
