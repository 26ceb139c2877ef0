/** How an address names a burst: when it began, and of which topic. */
export function spikeKey({ start, topic }: { start: string; topic: { id: string } | null }): string {
  return topic === null ? start : `${start}@${topic.id}`;
}
