import type { DamAnswer, Flow, FlowPerson } from '../../../contract/flow';
import { type CsvCell, csvText } from '../../../domain/csv-text';

const STAGE_COLUMNS = [
  'stage',
  'began',
  'reached',
  'waiting',
  'declined',
  'unstated',
  'median_seconds',
  'p90_seconds',
  'watched_seconds',
];

/** How long each stage takes, as CSV with what it is of. */
export function stagesCsv(flow: Flow): string {
  return flowCsv(flow, 'time per stage', [STAGE_COLUMNS, ...flow.stages.map(stageCells)]);
}

/** The same by team. */
export function teamsCsv(flow: Flow): string {
  return flowCsv(flow, 'time per stage, by team', [
    ['team', ...STAGE_COLUMNS],
    ...flow.teams.flatMap(({ team, stages }) =>
      stages.map((stage) => [team?.name ?? null, ...stageCells(stage)]),
    ),
  ]);
}

/** The streams from topics over teams to outcomes. */
export function streamsCsv(flow: Flow): string {
  const names = new Map(flow.places.map(({ key, name }) => [key, name]));
  return flowCsv(flow, 'where complaints went', [
    ['from', 'to', 'threads'],
    ...flow.links.map(({ from, to, threads }) => [names.get(from) ?? from, names.get(to) ?? to, threads]),
  ]);
}

/** Where the water stops. */
export function damsCsv(flow: Flow): string {
  return flowCsv(flow, 'where the water stops', [
    ['team', 'waits_for', 'waiting', 'beyond_limit', 'longest_seconds', 'limit_hours'],
    ...flow.dams.map(damCells),
  ]);
}

/** People of the window as far as they are shown. */
export function flowPeopleCsv(flow: Flow, kind: string, people: readonly FlowPerson[]): string {
  return flowCsv(flow, kind, [
    ['people in this file', people.length],
    [],
    [
      'source',
      'author',
      'name',
      'kind',
      'followers',
      'complaints',
      'days',
      'answered',
      'first_at',
      'last_at',
      'last_thread',
    ],
    ...people.map((person) => [
      person.source,
      person.author,
      person.authorName,
      person.kind,
      person.followers,
      person.complaints,
      person.days,
      person.answered,
      person.firstAt,
      person.lastAt,
      person.lastThreadId,
    ]),
  ]);
}

function stageCells(stage: Flow['stages'][number]): CsvCell[] {
  return [
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
}

function damCells({ team, stage, waiting, overLimit, longestSeconds, limitHours }: DamAnswer): CsvCell[] {
  return [team?.name ?? null, stage, waiting, overLimit, longestSeconds, limitHours];
}

/** Lines of a part of the flow after those that say what it is of. */
function flowCsv(flow: Flow, part: string, lines: readonly CsvCell[][]): string {
  return csvText([
    [`Eddyline: the flow of complaints, ${part}`],
    ['from', flow.from],
    ['to (exclusive)', flow.to],
    ['time zone', flow.zone],
    ['complaint threads', flow.threads],
    ['definition', flow.definition],
    ['computed at', flow.computedAt],
    [],
    ...lines,
  ]);
}
