import type { FlawItem } from '../../../contract/flaw-schemas';
import type { CsvCell } from '../../../domain/csv-text';

/** Flaws as a table of figures, a line each, in the order they are listed. */
export function flawTable(flaws: readonly FlawItem[]): CsvCell[][] {
  return [
    [
      'flaw',
      'state',
      'state_since_utc',
      'topic',
      'team',
      'owner',
      'complaints',
      'proposed',
      'people',
      'days',
      'sources',
      'first_utc',
      'last_utc',
      'rank_score',
      'fix',
      'fix_at_utc',
      'words',
    ],
    ...flaws.map(({ figures, ...flaw }) => [
      flaw.title,
      flaw.state,
      flaw.stateAt,
      flaw.topic?.name ?? null,
      flaw.ownerTeam?.name ?? null,
      flaw.ownerPerson?.name ?? null,
      figures.complaints,
      figures.proposed,
      figures.people,
      figures.days,
      figures.sources,
      figures.firstAt,
      figures.lastAt,
      flaw.rank.score,
      flaw.fix?.label ?? null,
      flaw.fix?.effectiveAt ?? null,
      flaw.words,
    ]),
  ];
}
