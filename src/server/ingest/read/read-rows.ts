import { isTimeZone } from '../../../domain/zone-offsets';
import { CANONICAL } from './canonical-columns';
import type { ColumnSamples } from './column-guess';
import { type ResolvedColumns, readStatedMap, resolveColumns, type StatedMap } from './column-map';
import type { OpenBytes } from './decode';
import { exposureReader } from './exposure-rows';
import { mentionReader } from './mention-rows';
import { openTable } from './open-table';
import { campaignReader, markReader, postReader } from './paddling-rows';
import { PRESETS } from './presets';
import { ReadProblem } from './read-problem';
import type { RowContext, RowReader } from './row-context';
import { rowOutcomes } from './row-outcomes';
import type { ColumnMap, ImportKind, RowOf, RowOutcome, Warning } from './rows';
import { decideDateOrder, emptySurvey, serialsAreDates, surveyTimes } from './survey-times';
import type { FileFormat, Table } from './table';
import { type DateOrder, looksLikeTime, TimeReader, type TimeRules } from './times';
import { WarningLog } from './warning-log';

const DAY_MS = 86_400_000;
const SAMPLE_RECORDS = 100;

export interface ReadOptions {
  kind: ImportKind;
  format: FileFormat;
  /** Name of a preset, or JSON canonical column → column of the file. */
  map?: string;
  /** Source of rows that name none. */
  source?: string;
  /** IANA zone of times that carry none; else `workspaceZone`, with a warning. */
  zone?: string;
  workspaceZone: string;
  dateOrder?: DateOrder;
  encoding?: string;
  /** Epoch milliseconds. */
  now: number;
}

export interface ReadResult<K extends ImportKind> {
  map: ColumnMap;
  preset: string | null;
  /** Grows while the outcomes are iterated. */
  warnings: readonly Warning[];
  /** Bytes of the file that the outcomes so far have taken. */
  bytesRead(): number;
  /** One outcome per row, in chunks of at most 1,000; to be iterated once. */
  outcomes: AsyncIterable<RowOutcome<RowOf[K]>[]>;
}

/**
 * Reads a foreign file into canonical rows, streaming. `open` may be called several times: what only the whole column
 * can tell (day-month order, spreadsheet dates, a doubtful encoding) takes a pass of its own when it is in question.
 * Throws a ReadProblem for what stops the whole file: no header recognised, a required column open, an order of day
 * and month that must be asked for, an unknown preset, zone or encoding. An empty file has no rows and a warning.
 */
export async function readRows<K extends ImportKind>(
  open: OpenBytes,
  options: ReadOptions & { kind: K },
): Promise<ReadResult<K>> {
  if (options.zone !== undefined && !isTimeZone(options.zone)) {
    throw new ReadProblem(
      'Unknown time zone',
      `“${options.zone}” is no IANA time zone such as Europe/Berlin.`,
      'tz',
    );
  }
  const warnings = new WarningLog();
  const stated = options.map === undefined ? null : readStatedMap(options.map, options.kind);
  const table = await openTable(open, options.format, options.encoding, warnings);
  if (table.columns.length === 0) {
    warnings.once('empty', 'The file is empty.');
    return {
      map: {},
      preset: null,
      warnings: warnings.list,
      bytesRead: () => table.text.bytesRead,
      outcomes: none(),
    };
  }
  const columns = columnsOf(table, options.kind, stated, warnings);
  const rules = await timeRules(table, columns, options);
  if (rules.serials) {
    warnings.once(
      'serial-dates',
      'Times are spreadsheet numbers; they were read as dates of the 1900 system.',
    );
  }
  if (options.kind === 'mentions' && !columns.indexes.has('id')) {
    warnings.once(
      'no-ids',
      'The file has no ids: a mention is known by its url, else by source, time, author and text.',
    );
  }
  const context: RowContext = {
    columns,
    names: table.columns,
    times: new TimeReader(rules, warnings),
    warnings,
    source: options.source,
  };
  return {
    map: columns.map,
    preset: columns.preset?.name ?? null,
    warnings: warnings.list,
    bytesRead: () => table.text.bytesRead,
    outcomes: rowOutcomes(table, context, rowReader(options.kind, context)),
  };
}

async function* none(): AsyncGenerator<never> {}

const READERS: { [K in ImportKind]: (context: RowContext) => RowReader<RowOf[K]> } = {
  mentions: mentionReader,
  campaigns: campaignReader,
  posts: postReader,
  marks: markReader,
  exposure: exposureReader,
};

function rowReader<K extends ImportKind>(kind: K, context: RowContext): RowReader<RowOf[K]> {
  return READERS[kind](context);
}

/** Which column is which, by mapping, preset or guess. Names the columns of exports that have no header. */
export function columnsOf(
  table: Table,
  kind: ImportKind,
  stated: StatedMap | null,
  warnings: WarningLog,
): ResolvedColumns {
  nameHeaderless(table, kind, stated);
  const isOpenEnded = table.format !== 'csv' && !table.headIsAll;
  if (isOpenEnded && stated !== null && 'columns' in stated) {
    table.addColumns([...stated.columns.values()].filter((column) => column !== null));
  }
  const columns = resolveColumns(kind, samplesOf(table), stated, warnings);
  return isOpenEnded ? withLateMembers(table, kind, columns) : columns;
}

function nameHeaderless(table: Table, kind: ImportKind, stated: StatedMap | null): void {
  if (table.format !== 'csv') return;
  const candidates =
    stated === null
      ? PRESETS.filter((preset) => preset.kind === kind)
      : 'preset' in stated
        ? [stated.preset]
        : [];
  const names = candidates.find((preset) => preset.headerless !== null)?.headerless;
  const first = table.columns[0] ?? '';
  if (!names || table.columns.length > names.length || table.columns.length < 2 || !looksLikeTime(first))
    return;
  table.nameColumns(names.slice(0, table.columns.length));
}

/** JSON objects leave out members that are empty: later rows may have canonical ones that the head lacks. */
function withLateMembers(table: Table, kind: ImportKind, columns: ResolvedColumns): ResolvedColumns {
  const open = CANONICAL[kind]
    .map(({ name }) => name)
    .filter((name) => name !== 'at.time' && !columns.indexes.has(name) && !table.columns.includes(name));
  table.addColumns(open);
  const indexes = new Map(columns.indexes);
  for (const name of open) {
    indexes.set(name, [table.columns.indexOf(name)]);
    columns.map[name] = name;
  }
  return { ...columns, indexes };
}

/** Values of each column from the head of the file. */
export function samplesOf(table: Table): ColumnSamples {
  const values: string[][] = table.columns.map(() => []);
  for (const item of table.head.slice(0, SAMPLE_RECORDS)) {
    if (!item.ok || item.cells.length !== table.columns.length) continue;
    item.cells.forEach((cell, column) => {
      values[column]?.push(cell);
    });
  }
  return { names: table.columns, values };
}

async function timeRules(table: Table, columns: ResolvedColumns, options: ReadOptions): Promise<TimeRules> {
  const times = ['at', 'day', 'start', 'end', 'end_exclusive'].flatMap(
    (name) => columns.indexes.get(name) ?? [],
  );
  let survey = emptySurvey();
  surveyTimes(survey, table.head, times);
  const isOpen = survey.serials > 0 || (survey.numeric > 0 && options.dateOrder === undefined);
  if (isOpen && !table.headIsAll) {
    survey = emptySurvey();
    for await (const items of table.items()) surveyTimes(survey, items, times);
  }
  return {
    zone: options.zone ?? options.workspaceZone,
    workspaceZone: options.workspaceZone,
    zoneIsStated: options.zone !== undefined,
    order: decideDateOrder(survey, options.dateOrder, columns.preset?.order ?? null),
    serials: serialsAreDates(survey),
    // What people said cannot lie ahead; what we put out is planned.
    latest: options.now + (options.kind === 'mentions' ? 2 : 3660) * DAY_MS,
  };
}
