/** One thing the palette can do. */
export interface Command {
  /** Stays the same from visit to visit, so that recent ones are found again. */
  id: string;
  group: string;
  label: string;
  /** Said beside the label, not searched. */
  hint?: string | undefined;
  /** Other words that find it. */
  words?: string;
  run: () => void;
}
