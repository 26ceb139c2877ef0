/** Version of the rule below; it travels with every answer that counts complaints. */
export const COMPLAINT_VERSION = 'complaint-0';

/** Is a mention a complaint? Until a classifier exists: inbound and negative. */
export function isComplaint(mention: {
  direction: 'inbound' | 'outbound';
  sentiment: 'positive' | 'neutral' | 'negative' | null;
}): boolean {
  return mention.direction === 'inbound' && mention.sentiment === 'negative';
}
