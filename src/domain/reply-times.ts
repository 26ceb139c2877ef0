import { medianWait, type Wait } from './waiting-time';

/** Version of the definition; it travels with every answer. */
export const REPLY_TIME_VERSION = 'first-reply-2';

/** First reply times of some conversations, in seconds. */
export interface ReplyTimeFigures {
  threads: number;
  answered: number;
  neverAnswered: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
  medianOfAllSeconds: number | null;
  watchedSeconds: number | null;
}

/**
 * Median and 90th percentile (nearest rank) of the answered, the never answered apart, and beside them the
 * Kaplan–Meier median of all. The median of an even number lies between the two in the middle.
 */
export function replyTimes(waits: readonly Wait[]): ReplyTimeFigures {
  const done = waits.filter(({ ended }) => ended).sort((one, other) => one.seconds - other.seconds);
  const answered = countOf(done);
  const threads = countOf(waits);
  const all = medianWait(waits);
  return {
    threads,
    answered,
    neverAnswered: threads - answered,
    medianSeconds:
      answered === 0
        ? null
        : ((nth(done, Math.ceil(answered / 2)) as number) +
            (nth(done, Math.floor(answered / 2) + 1) as number)) /
          2,
    p90Seconds: answered === 0 ? null : nth(done, Math.ceil(0.9 * answered)),
    medianOfAllSeconds: all.seconds,
    watchedSeconds: all.longestSeconds,
  };
}

function countOf(waits: readonly Wait[]): number {
  return waits.reduce((sum, { count }) => sum + count, 0);
}

/** The wait of this rank, from 1, of waits in order. */
function nth(sorted: readonly Wait[], rank: number): number | null {
  let seen = 0;
  for (const { seconds, count } of sorted) {
    seen += count;
    if (seen >= rank) return seconds;
  }
  return null;
}
