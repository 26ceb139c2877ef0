const MINUTE_MS = 60_000;
const LONGEST_MS = 60 * MINUTE_MS;
/** What could not be sent for a day is given up until somebody asks for it. */
const GIVEN_UP_AFTER_MS = 24 * 60 * MINUTE_MS;

/** When a failed delivery is tried again: after a minute, two, four, at most an hour; `null`: given up after a day. */
export function retryAt(
  attempts: number,
  { madeMs, nowMs }: { madeMs: number; nowMs: number },
): number | null {
  if (nowMs - madeMs >= GIVEN_UP_AFTER_MS) return null;
  return nowMs + Math.min(LONGEST_MS, MINUTE_MS * 2 ** Math.max(0, attempts - 1));
}
