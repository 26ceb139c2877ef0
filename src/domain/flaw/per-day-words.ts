/** A number a day, or a ratio of two, as sentences and tables say it: two decimals everywhere, so that they agree. */
export function perDayWords(value: number): string {
  return value.toFixed(2);
}

const NEVER_MIND = 100;

/** A bound of a ratio: beyond a hundred its digits tell nothing. */
export function boundWords(value: number): string {
  return value > NEVER_MIND ? `over ${NEVER_MIND}` : perDayWords(value);
}
