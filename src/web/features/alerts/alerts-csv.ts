import type { Alert } from '../../../contract/alerts';
import { csvText } from '../../../domain/csv-text';
import { localTime } from '../../../domain/local-day';

/** The alerts that are listed, as they stand. */
export function alertsCsv(
  items: readonly Alert[],
  { state, rule, zone }: { state: string; rule: string | null; zone: string },
): string {
  return csvText([
    ['Eddyline: alerts'],
    ['filter: state', state],
    ['filter: rule', rule ?? 'all'],
    ['time zone', zone],
    [],
    [
      'id',
      'title',
      'why',
      'verdict',
      'state',
      'rule',
      'team',
      'since_utc',
      'until_utc',
      'opened_at_utc',
      'observed',
      'expected',
      'bound',
      'since_local',
    ],
    ...items.map((alert) => [
      alert.id,
      alert.title,
      alert.why,
      alert.verdict,
      alert.state,
      alert.rule.name,
      alert.team?.name ?? null,
      alert.since,
      alert.until,
      alert.openedAt,
      alert.observed,
      alert.expected,
      alert.bound,
      localTime(Date.parse(alert.since), zone),
    ]),
  ]);
}
