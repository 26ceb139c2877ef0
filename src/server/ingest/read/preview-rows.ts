import type { ImportPreview } from '../../../contract/imports';
import { gapWords, longestGap } from '../../../domain/row-gaps';
import { CANONICAL, missingColumns } from './canonical-columns';
import { type Guess, guessColumns } from './column-guess';
import { readStatedMap } from './column-map';
import { openTable } from './open-table';
import { presetOfHeader } from './presets';
import { looksPrivate } from './private-columns';
import { ReadProblem } from './read-problem';
import { columnsOf, type ReadOptions, readRows, samplesOf } from './read-rows';
import type { ImportKind } from './rows';
import type { FileFormat, Table } from './table';
import { unfinishedTail } from './utf8';
import { WarningLog } from './warning-log';

/** From this size on a head is taken for the first part of a longer file. */
const CUT_HEAD_BYTES = 250_000;
const SHOWN_OUTCOMES = 20;
const SHOWN_SAMPLES = 3;
const SAMPLE_CHARS = 200;

export interface PreviewOptions extends Omit<ReadOptions, 'format' | 'kind'> {
  fileName?: string;
  kind?: ImportKind;
  format?: FileFormat;
}

/**
 * How a file would be read, from its first 256 kB: columns with a guess and samples, the first 20 outcomes, and the
 * questions that keep it from being read as it is (day-month order, zone, mapping). Without a kind or format they are
 * guessed. Throws a ReadProblem only where there is no table to show, or the mapping itself cannot be read.
 */
export async function previewRows(head: Uint8Array, options: PreviewOptions): Promise<ImportPreview> {
  const isCut = head.length >= CUT_HEAD_BYTES;
  const bytes = isCut ? head.subarray(0, head.length - unfinishedTail(head)) : head;
  const open = () => streamOf(bytes);
  const log = new WarningLog();
  const table = await openTable(
    open,
    options.format ?? formatOf(bytes, options.fileName),
    options.encoding,
    log,
  );
  const kind = options.kind ?? kindOf(table);
  const columns = settledColumns(table, kind, options.map);
  const { kind: _kind, format: _format, fileName: _fileName, ...rest } = options;
  const reading = await firstOutcomes(open, { ...rest, kind, format: table.format }, isCut);
  return {
    kind,
    format: table.format,
    delimiter: table.delimiter,
    encoding: table.text.encoding,
    zone: options.zone ?? options.workspaceZone,
    preset: columns.preset,
    columns: describeColumns(table, columns.guesses),
    canonical: CANONICAL[kind].map((column) => ({ ...column })),
    missing: missingColumns(kind, new Set(columns.guesses.keys())),
    ...reading,
  };
}

interface Reading extends Pick<ImportPreview, 'sample' | 'questions' | 'warnings'> {}

async function firstOutcomes(
  open: () => ReadableStream<Uint8Array>,
  options: ReadOptions,
  isCut: boolean,
): Promise<Reading> {
  try {
    const read = await readRows(open, options);
    const sample: ImportPreview['sample'] = [];
    const moments: (number | null)[] = [];
    for await (const outcomes of read.outcomes) {
      for (const outcome of outcomes) {
        if (sample.length <= SHOWN_OUTCOMES)
          sample.push(outcome.ok ? { ...outcome, row: { ...outcome.row } } : outcome);
        moments.push(outcome.ok && 'at' in outcome.row ? outcome.row.at : null);
      }
    }
    // The last row of a head that was cut off is not all there.
    if (isCut) moments.pop();
    if (isCut && sample.length <= SHOWN_OUTCOMES) sample.pop();
    const warnings = read.warnings.map((warning) => ({ ...warning }));
    const gaps = options.kind === 'mentions' ? gapQuestion(moments.filter((at) => at !== null)) : [];
    return {
      sample: sample.slice(0, SHOWN_OUTCOMES),
      questions: [...zoneQuestion(warnings), ...gaps],
      warnings,
    };
  } catch (error) {
    if (!(error instanceof ReadProblem) || error.field === 'tz' || error.field === 'encoding') throw error;
    const code = error.field === 'dates' ? 'date-order' : 'mapping';
    return { sample: [], questions: [{ code, message: error.detail }], warnings: [] };
  }
}

/** Whether a long silence was one: what no row says, only who made the file knows. */
function gapQuestion(moments: readonly number[]): ImportPreview['questions'] {
  const gap = longestGap(moments);
  return gap === null ? [] : [{ code: 'gaps', message: `No rows ${gapWords(gap)}.` }];
}

function zoneQuestion(warnings: ImportPreview['warnings']): ImportPreview['questions'] {
  return warnings.filter(({ code }) => code === 'zone').map(({ message }) => ({ code: 'zone', message }));
}

interface SettledColumns {
  preset: string | null;
  guesses: ReadonlyMap<string, Guess>;
}

/** The columns as they would be read; where that fails, as far as they can be guessed. */
function settledColumns(table: Table, kind: ImportKind, map: string | undefined): SettledColumns {
  const stated = map === undefined ? null : readStatedMap(map, kind);
  const byName = guessColumns(kind, samplesOf(table));
  try {
    const resolved = columnsOf(table, kind, stated, new WarningLog());
    const isStated = stated !== null || resolved.preset !== null;
    const guesses = [...resolved.indexes].map(([canonical, [column]]): [string, Guess] => [
      canonical,
      { column: column as number, sure: isStated || (byName.get(canonical)?.sure ?? false) },
    ]);
    return { preset: resolved.preset?.name ?? null, guesses: new Map(guesses) };
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error;
    return { preset: null, guesses: byName };
  }
}

function describeColumns(table: Table, guesses: ReadonlyMap<string, Guess>): ImportPreview['columns'] {
  const samples = samplesOf(table);
  return table.columns.map((name, column) => {
    const values = (samples.values[column] ?? []).filter((value) => value !== '');
    const [guess, found] = [...guesses].find(([, { column: taken }]) => taken === column) ?? [null, null];
    return {
      name,
      guess,
      sure: found?.sure ?? false,
      offByDefault: looksPrivate(name, values),
      samples: [...new Set(values)].slice(0, SHOWN_SAMPLES).map((value) => value.slice(0, SAMPLE_CHARS)),
    };
  });
}

/** By the file's name, else by how it begins. */
function formatOf(bytes: Uint8Array, fileName = ''): FileFormat {
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (extension === 'csv' || extension === 'tsv' || extension === 'txt') return 'csv';
  if (extension === 'ndjson' || extension === 'jsonl') return 'ndjson';
  const start = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart();
  return start.startsWith('[') || start.startsWith('{') ? 'json' : 'csv';
}

/** The kind whose preset the header is, else the first that finds what is its own in the columns, else mentions. */
function kindOf(table: Table): ImportKind {
  const preset = presetOfHeader(table.columns);
  if (preset !== null) return preset.kind;
  const samples = samplesOf(table);
  const has = (kind: ImportKind): ReadonlyMap<string, Guess> | null => {
    const guesses = guessColumns(kind, samples);
    return missingColumns(kind, new Set(guesses.keys())).length === 0 ? guesses : null;
  };
  if (has('campaigns')) return 'campaigns';
  if (has('mentions')?.has('author')) return 'mentions';
  const marks = has('marks');
  if (marks?.has('kind') || marks?.has('version')) return 'marks';
  const metrics = [...(has('posts')?.keys() ?? [])].filter((name) => name.startsWith('metric.'));
  if (metrics.length >= 2) return 'posts';
  return !has('mentions') && !marks && has('exposure') ? 'exposure' : 'mentions';
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}
