import type { ReplyTimes } from '../../contract/reply-times';
import { waitWords } from './wait-words';

const DAY_S = 86_400;

/** Seconds as a wait; what is not known as a dash. */
export function secondsWords(seconds: number | null): string {
  return seconds === null ? '—' : waitWords(seconds);
}

/**
 * Kaplan–Meier median: half of all were answered by then; *more than half still wait after 27 days* when half were not
 * for as long as was watched.
 */
export function medianOfAllWords({
  threads,
  medianOfAllSeconds,
  watchedSeconds,
}: Pick<ReplyTimes, 'threads' | 'medianOfAllSeconds' | 'watchedSeconds'>): string {
  if (medianOfAllSeconds !== null) return waitWords(medianOfAllSeconds);
  if (threads === 0 || watchedSeconds === null) return '—';
  return stillWaitWords(watchedSeconds);
}

/** That too few came through in as long as was watched; whole days are exact enough from two on. */
function stillWaitWords(watchedSeconds: number): string {
  const days = Math.floor(watchedSeconds / DAY_S);
  return `more than half still wait after ${waitWords(days >= 2 ? days * DAY_S : watchedSeconds)}`;
}
