import type { Flow } from '../../../contract/flow';
import { type CsvCell, csvText } from '../../../domain/csv-text';

/** Stages by team, outcomes and streams as CSV, with what they are of. */
export function flowCsv(flow: Flow): string {
  const names = new Map(flow.places.map(({ key, name }) => [key, name]));
  const stageLine = (team: string, stage: Flow['stages'][number]): CsvCell[] => [
    team,
    stage.stage,
    stage.began,
    stage.reached,
    stage.open,
    stage.declined,
    stage.unstated,
    stage.medianSeconds,
    stage.p90Seconds,
    stage.watchedSeconds,
  ];
  return csvText([
    ['Eddyline: the flow of complaints'],
    ['from', flow.from],
    ['to (exclusive)', flow.to],
    ['time zone', flow.zone],
    ['complaint threads', flow.threads],
    ['definition', flow.definition],
    ['computed at', flow.computedAt],
    [],
    [
      'team',
      'stage',
      'began',
      'reached',
      'waiting',
      'declined',
      'unstated',
      'median_seconds',
      'p90_seconds',
      'watched_seconds',
    ],
    ...flow.stages.map((stage) => stageLine('all', stage)),
    ...flow.teams.flatMap(({ team, stages }) =>
      stages.map((stage) => stageLine(team?.name ?? 'no team', stage)),
    ),
    [],
    ['from', 'to', 'threads'],
    ...flow.links.map(({ from, to, threads }) => [names.get(from) ?? from, names.get(to) ?? to, threads]),
  ]);
}
