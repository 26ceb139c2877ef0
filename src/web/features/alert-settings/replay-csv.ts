import type { Replay } from '../../../contract/alert-rules';
import { csvText } from '../../../domain/csv-text';
import { localTime } from '../../../domain/local-day';

/** What a rule would have raised, newest first, and below it what it looked at where that is a series. */
export function replayCsv(replay: Replay, rule: string): string {
  const { items, series, zone } = replay;
  return csvText([
    ['Eddyline: replay of an alert rule on history'],
    ['rule', rule],
    ['from', replay.from],
    ['to (exclusive)', replay.to],
    ['time zone', zone],
    ['in words', replay.words],
    ['method', replay.method],
    [],
    [
      'fired_at_utc',
      'since_utc',
      'until_utc',
      'verdict',
      'sent',
      'observed',
      'expected',
      'bound',
      'title',
      'why',
      'fired_at_local',
    ],
    ...items.map((item) => [
      item.firedAt,
      item.since,
      item.until,
      item.verdict,
      item.sent ? 'yes' : 'no',
      item.observed,
      item.expected,
      item.bound,
      item.title,
      item.why,
      localTime(Date.parse(item.firedAt), zone),
    ]),
    ...(series
      ? [
          [],
          ['start_utc', 'counted', 'usual', 'usual_up_to', 'start_local'],
          ...series.map(({ start, value, expected, upper }) => [
            start,
            value,
            expected,
            upper,
            localTime(Date.parse(start), zone),
          ]),
        ]
      : []),
  ]);
}
