import type { ReplyTimes, ReplyTimesAnswer } from '../../../contract/reply-times';
import { csvText } from '../../../domain/csv-text';

/** The table as lines: the whole first; seconds, empty where there is no figure. */
export function replyTimesCsv({ from, to, all, groups, definition }: ReplyTimesAnswer, by: string): string {
  const line = (name: string, times: ReplyTimes) => [
    name,
    times.threads,
    times.answered,
    times.neverAnswered,
    times.medianOfAllSeconds,
    times.medianSeconds,
    times.p90Seconds,
    times.watchedSeconds,
  ];
  return csvText([
    ['Eddyline: first reply time'],
    ['from (UTC)', from],
    ['before (UTC)', to],
    ['definition', definition],
    [],
    [
      by,
      'threads',
      'answered',
      'never_answered',
      'kaplan_meier_median_seconds',
      'median_seconds_of_answered',
      'p90_seconds_of_answered',
      'watched_seconds',
    ],
    line('all', all),
    ...groups.map((group) => line(group.name, group)),
  ]);
}
