import { type CsvCell, csvText } from '../../../domain/csv-text';
import { showsHarm } from '../../ui/harm-chip';
import type { CompareBy } from '../../url-state/compare-search';
import { apartWords } from './apart-words';
import type { ComparedCampaign } from './compared';
import { compareUnits, valueUnit } from './effect-words';

/**
 * Campaigns beside each other as CSV (RFC 4180, CRLF): header lines say measure, zone, method and which can be told apart;
 * then a line a campaign. A refused effect has empty cells.
 */
export function compareCsv(measure: CompareBy, campaigns: readonly ComparedCampaign[]): string {
  const first = campaigns[0]?.answer;
  const named = campaigns.map(({ campaign, answer }) => ({ name: campaign.name, effect: answer.effect }));
  const lines: CsvCell[][] = [
    ['Eddyline: campaigns beside each other, none ranked'],
    ['measure', measure],
    ['values', compareUnits(measure)],
    ...(measure === 'pledged' ? [] : apartWords(named)).map((words) => ['told apart', words]),
    ['time zone', first?.zone ?? null],
    ['method', first?.effect.version ?? null],
    ['computed at', first?.computedAt ?? null],
    [],
    [
      'campaign',
      'topic',
      'start_utc',
      'end_exclusive_utc',
      'verdict',
      'effect',
      'effect_unit',
      'effect_95_low',
      'effect_95_high',
      'observed_a_day',
      'expected_a_day',
      'pledge',
      'pledge_verdict',
      'baseline_days',
      'baseline_known_days',
      'window_days',
      'window_known_days',
      'reason',
      'measure',
      'values',
      'harm',
    ],
  ];
  for (const { campaign, answer, told } of campaigns) {
    const { effect } = answer;
    const wide = effect.headline?.bands.at(-1);
    lines.push([
      campaign.name,
      effect.topic?.name ?? null,
      campaign.startAt,
      campaign.endExclusive,
      effect.verdict,
      effect.headline?.estimate ?? null,
      effect.unit,
      wide?.low ?? null,
      wide?.high ?? null,
      effect.observed,
      effect.expected,
      told?.pledge?.words ?? null,
      told?.pledge?.verdict ?? null,
      effect.baseline.days,
      effect.baseline.known,
      effect.window.days,
      effect.window.known,
      effect.headline === null ? effect.reasons.join(' ') : null,
      effect.measure,
      valueUnit(effect),
      told && showsHarm(told.counter) ? told.counter.found : null,
    ]);
  }
  return csvText(lines);
}
