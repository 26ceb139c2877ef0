/** Version of the rule below; it travels with every answer that counts complaints. */
export const COMPLAINT_VERSION = 'complaint-1';
/** From this probability on, × 10⁴, a text is a complaint: a negative one, and any other. */
export const COMPLAINT_FROM = { negative: 2_000, other: 5_000 } as const;

/**
 * Is a mention a complaint: inbound, and about something that went wrong for its writer with us? The model of complaints
 * says so in the languages that it speaks for: what is negative, unless it is hardly about that; anything else from even
 * odds on. Elsewhere, and where somebody stated the tone, a complaint is what is negative.
 */
export function isComplaint(mention: {
  direction: 'inbound' | 'outbound';
  sentiment: 'positive' | 'neutral' | 'negative' | null;
  /** × 10⁴; `null` where no model says. */
  pComplaint: number | null;
}): boolean {
  const { direction, sentiment, pComplaint } = mention;
  if (direction !== 'inbound') return false;
  const isNegative = sentiment === 'negative';
  if (pComplaint === null) return isNegative;
  return pComplaint >= (isNegative ? COMPLAINT_FROM.negative : COMPLAINT_FROM.other);
}
