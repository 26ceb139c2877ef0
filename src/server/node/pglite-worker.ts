import { cpSync, existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/** What the thread is started with. */
export interface WorkerOptions {
  dataDir: string | null;
  copyOf: string | null;
}

/** One statement, or the last message of all. */
export type WorkerRequest =
  | { kind: 'query'; id: number; sql: string; params: readonly unknown[] | null }
  | { kind: 'close'; id: number };

/** The part of an error that survives the way between threads, where classes are lost. */
export interface WorkerError {
  message: string;
  code: string | undefined;
  detail: string | undefined;
  constraint: string | undefined;
}

/** Id 0 answers the opening. */
export type WorkerReply = ({ id: number } & StatementAnswer) | { id: number; error: WorkerError };

/** Rows as lists of values with the names of their columns apart: half as long on the way as rows that repeat them. */
export interface StatementAnswer {
  columns: string[];
  rows: unknown[][];
  affectedRows: number;
}

const INT8 = 20;
const NUMERIC = 1700;

if (parentPort !== null) {
  const port = parentPort;
  const options: WorkerOptions = workerData;
  let last = answer(0, () => openDatabase(options)).then((opened) => {
    if (opened === null) port.close();
    return opened;
  });
  // One request after the other: PGlite has one connection, and a close must not overtake what was asked before it.
  port.on('message', (request: WorkerRequest) => {
    last = last.then(async (database) => {
      if (database === null) return null;
      if (request.kind === 'query') {
        await answer(request.id, () => runQuery(database, request.sql, request.params));
        return database;
      }
      await answer(request.id, () => database.close());
      port.close();
      return null;
    });
  });
}

async function answer<T>(id: number, work: () => Promise<T>): Promise<T | null> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    parentPort?.postMessage({ id, error: describeError(error) } satisfies WorkerReply);
    // A trap leaves the memory of the database in an unknown state: no later answer of it could be trusted.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return null;
  }
  const { columns, rows, affectedRows } = isStatementAnswer(result) ? result : NOTHING;
  parentPort?.postMessage({ id, columns, rows, affectedRows } satisfies WorkerReply);
  return result;
}

const NOTHING: StatementAnswer = { columns: [], rows: [], affectedRows: 0 };

function isStatementAnswer(value: unknown): value is StatementAnswer {
  return typeof value === 'object' && value !== null && 'affectedRows' in value;
}

async function runQuery(
  database: PGlite,
  sql: string,
  params: readonly unknown[] | null,
): Promise<StatementAnswer> {
  const rowMode = 'array';
  const result =
    params === null
      ? (await database.exec(sql, { rowMode })).at(-1)
      : await database.query(sql, [...params], { rowMode });
  if (!result) return NOTHING;
  const columns = result.fields.map(({ name }) => name);
  return { columns, rows: result.rows as unknown[][], affectedRows: result.affectedRows ?? 0 };
}

async function openDatabase({ dataDir, copyOf }: WorkerOptions): Promise<PGlite> {
  const parsers = { [INT8]: Number, [NUMERIC]: Number };
  if (dataDir === null) return PGlite.create({ parsers });
  // A process killed while it created the database leaves a folder that never opens again. Nothing was stored in it yet.
  const incomplete = `${dataDir}.incomplete`;
  if (existsSync(incomplete)) await rm(dataDir, { recursive: true, force: true });
  if (existsSync(join(dataDir, 'PG_VERSION'))) return PGlite.create({ dataDir, parsers });

  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(incomplete, '');
  // At once: asked file by file, more than a thousand small ones take thrice the work.
  if (copyOf !== null) cpSync(copyOf, dataDir, { recursive: true });
  const database = await PGlite.create({ dataDir, parsers });
  await rm(incomplete);
  return database;
}

function describeError(error: unknown): WorkerError {
  const textOf = (key: string) => {
    const value: unknown = error instanceof Error ? Reflect.get(error, key) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return {
    message: error instanceof Error ? error.message : String(error),
    code: textOf('code'),
    detail: textOf('detail'),
    constraint: textOf('constraint'),
  };
}
