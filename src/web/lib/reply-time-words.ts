import type { ReplyTimes } from '../../contract/reply-times';
import { waitWords } from './wait-words';

/** Seconds as a wait; what is not known as a dash. */
export function secondsWords(seconds: number | null): string {
  return seconds === null ? '—' : waitWords(seconds);
}

/** Kaplan–Meier median: half of all were answered by then; `> 5 days` when half were not for as long as was watched. */
export function medianOfAllWords({
  threads,
  medianOfAllSeconds,
  watchedSeconds,
}: Pick<ReplyTimes, 'threads' | 'medianOfAllSeconds' | 'watchedSeconds'>): string {
  if (medianOfAllSeconds !== null) return waitWords(medianOfAllSeconds);
  if (threads === 0 || watchedSeconds === null) return '—';
  return `> ${waitWords(watchedSeconds)}`;
}
