import type { CampaignVerdict } from '../../../contract/effects';
import type { CsvCell } from '../../../domain/csv-text';
import { shownVerdict } from '../../lib/verdict-words';
import { showsHarm } from '../../ui/harm-chip';
import type { CampaignRow } from './campaign-rows';
import { valueUnit } from './effect-words';

const TOLD_COLUMNS = [
  'state',
  'verdict',
  'measure',
  'topic',
  'effect',
  'effect_unit',
  'effect_95_low',
  'effect_95_high',
  'values',
  'pledge',
  'pledge_verdict',
  'harm',
  'reason',
];

/** Campaigns as a table of figures, a line each; cells of what is not known yet, or was refused, are empty. */
export function campaignTable(rows: readonly CampaignRow[]): CsvCell[][] {
  return [
    [
      'campaign',
      'start_utc',
      'end_exclusive_utc',
      'channels',
      'posts',
      'owner',
      'objective',
      ...TOLD_COLUMNS,
    ],
    ...rows.map(({ campaign, told }) => [
      campaign.name,
      campaign.startAt,
      campaign.endExclusive,
      campaign.channels.join('; '),
      campaign.posts,
      campaign.owner,
      campaign.objective,
      ...(typeof told === 'string' ? TOLD_COLUMNS.map(() => null) : toldCells(told)),
    ]),
  ];
}

function toldCells(told: CampaignVerdict): CsvCell[] {
  const { state, effect, pledge, counter } = told;
  const wide = effect.headline?.bands.at(-1);
  return [
    state,
    shownVerdict(told),
    effect.measure,
    effect.topic?.name ?? null,
    effect.headline?.estimate ?? null,
    effect.unit,
    wide?.low ?? null,
    wide?.high ?? null,
    valueUnit(effect),
    pledge?.words ?? null,
    pledge?.verdict ?? null,
    showsHarm(counter) ? counter.found : null,
    effect.headline === null ? effect.reasons.join(' ') : null,
  ];
}
