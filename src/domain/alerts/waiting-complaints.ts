/** A complaint that opened a conversation, and our first public answer to it; epoch milliseconds. */
export interface WaitingComplaint {
  heardMs: number;
  /** `null`: none so far. */
  answeredMs: number | null;
}

/**
 * Complaints that had waited longer than `longMs` at each instant: not answered by then, and not older than `givenUpMs`.
 * Instants in order.
 */
export function waitingAt(
  complaints: readonly WaitingComplaint[],
  instants: readonly number[],
  { longMs, givenUpMs }: { longMs: number; givenUpMs: number },
): WaitingComplaint[][] {
  return instants.map((atMs) =>
    complaints.filter(
      ({ heardMs, answeredMs }) =>
        heardMs + longMs < atMs && heardMs + givenUpMs >= atMs && (answeredMs === null || answeredMs > atMs),
    ),
  );
}
