import type { Alert } from '../../../contract/alerts';
import type { AlertState } from '../../../domain/alerts/alert-kinds';
import { formatCount, formatPercent, formatQuantity } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';

export const STATE_WORDS: Readonly<Record<AlertState, string>> = {
  open: 'open',
  acknowledged: 'acknowledged',
  snoozed: 'snoozed',
  resolved: 'resolved',
};

type Numbers = Pick<Alert, 'observed' | 'expected' | 'bound' | 'ratio' | 'severity' | 'rule'> & {
  title: string;
};

/** What was seen beside what was to be expected, as names and figures. */
export function numbersOf(alert: Numbers): [string, string][] {
  const { observed, expected, bound, ratio, severity, rule } = alert;
  const isShare = alert.title.startsWith('Share of');
  const figure = (value: number) =>
    isShare ? formatPercent(value) : value < 100 ? String(Math.round(10 * value) / 10) : formatCount(value);
  const found: [string, string | null][] = [
    ['observed', observed === null ? null : figure(observed)],
    [
      rule.kind === 'dam' || rule.kind === 'unanswered' ? 'should wait' : 'expected',
      expected === null ? null : figure(expected),
    ],
    [rule.kind === 'threshold' ? 'limit' : 'bound', bound === null ? null : figure(bound)],
    [
      'times the usual',
      ratio === null ? null : `${ratio < 10 ? Math.round(10 * ratio) / 10 : formatCount(Math.round(ratio))}×`,
    ],
    [...severityOf(rule.kind, severity)],
  ];
  return found.filter((entry): entry is [string, string] => entry[1] !== null);
}

function severityOf(kind: Alert['rule']['kind'], severity: number): [string, string | null] {
  if (kind === 'spike') return ['standard deviations', String(Math.round(10 * severity) / 10)];
  if (kind === 'regressed') return ['people', formatCount(severity)];
  return ['severity', null];
}

/** Since when and how long so far; once it is over, from when to when, whether or not somebody has looked. */
export function lastedWords(
  { since, until }: Pick<Alert, 'since' | 'until'>,
  { zone, nowMs }: { zone: string; nowMs: number },
): string {
  const [sinceMs, untilMs] = [Date.parse(since), until === null ? nowMs : Date.parse(until)];
  const began = formatInstant(sinceMs, zone);
  const long = longWords(untilMs - sinceMs);
  return until === null
    ? `since ${began}, ${long} so far`
    : `lasted ${long}, from ${began} to ${formatInstant(untilMs, zone)}`;
}

function longWords(ms: number): string {
  const hours = Math.max(0, Math.round(ms / 3_600_000));
  if (hours < 1) return 'under an hour';
  return hours < 48 ? formatQuantity(hours, 'hour') : formatQuantity(Math.round(hours / 24), 'day');
}
