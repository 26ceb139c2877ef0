/** The River over a window, of everything said or of a topic. */
export function riverPath(from: string, to: string, topicId: string | null): string {
  const query = new URLSearchParams({ from, to, ...(topicId === null ? {} : { topic: topicId }) });
  return `/?${query}`;
}

/** Conversations with a complaint that spoke last in a window. */
export function complaintsPath(from: string, to: string): string {
  return `/threads?${new URLSearchParams({ complaint: 'yes', from, to })}`;
}
