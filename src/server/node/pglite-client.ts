import { type WorkerOptions as ThreadOptions, Worker } from 'node:worker_threads';
import { arrayLiteral } from './array-literal';
import type {
  StatementAnswer,
  WorkerError,
  WorkerOptions,
  WorkerReply,
  WorkerRequest,
} from './pglite-worker';

/** How long a close waits for the statements before it; a thread still busy then is ended, which keeps what it committed. */
const CLOSE_GRACE_MS = 10_000;

/** An embedded database in a thread of its own: one connection, statements run in the order they were asked. */
export interface PGliteClient {
  /**
   * Runs one statement. int8 and numeric answer as numbers, timestamptz as `Date`; `undefined` is sent as NULL.
   * `affectedRows` counts written rows (a SELECT has 0). Without `params` the text may hold several statements: the rows
   * are the last one's, `affectedRows` those of all. Errors are `PGliteError`.
   */
  query(sql: string, params?: readonly unknown[]): Promise<PGliteResult>;
  /** Closes after all statements asked so far; calling it again waits for the same close. */
  close(): Promise<void>;
  /** Calls back, once, when the thread dies unasked: every later query fails and the store must be opened anew. */
  onFailure(callback: (error: Error) => void): void;
}

export interface PGliteResult {
  rows: Record<string, unknown>[];
  affectedRows: number;
}

export interface PGliteOptions {
  /** Absolute path of the database's own folder, created when missing; `null` keeps everything in memory. */
  dataDir: string | null;
  /** Folder of a closed database that a new one in a folder starts as a copy of; ignored where one exists. */
  copyOf?: string;
}

/** What the database said, with its SQLSTATE in `code`; a `code` of `undefined` did not come from SQL. */
export class PGliteError extends Error {
  override name = 'PGliteError';
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;

  constructor(error: WorkerError) {
    super(error.message);
    this.code = error.code;
    this.detail = error.detail;
    this.constraint = error.constraint;
  }
}

/**
 * Opens the database in `dataDir` and waits until it answers. The caller holds the store's lock: PGlite has none, and
 * two processes on one folder destroy each other's rows.
 */
export async function openPGlite({ dataDir, copyOf }: PGliteOptions): Promise<PGliteClient> {
  const workerData: WorkerOptions = { dataDir, copyOf: copyOf ?? null };
  return connectPGliteWorker(startWorker({ workerData }));
}

/** A parameter on its way to the thread: a list goes as one text, which crosses in a tenth of the time of its items. */
function toWire(value: unknown): unknown {
  return Array.isArray(value) ? arrayLiteral(value) : (value ?? null);
}

/** Rows by column; of two columns of one name the later counts, as where the store answers rows itself. */
function rowsOf({ columns, rows }: StatementAnswer): Record<string, unknown>[] {
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let place = 0; place < columns.length; place++) row[columns[place] as string] = values[place];
    return row;
  });
}

/** The built worker stands beside the built client; run from source both are TypeScript, which tsx loads. */
function startWorker(options: ThreadOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./pglite-worker.js', import.meta.url), options);
  }
  const source = new URL('./pglite-worker.ts', import.meta.url);
  const tsx = import.meta.resolve('tsx/esm/api');
  // `--import tsx` does not reach the entry of a thread on Node 20, so the entry registers tsx itself.
  const entry = `import('${tsx}').then(({ register }) => { register(); return import('${source}'); });`;
  return new Worker(entry, { ...options, eval: true, execArgv: [] });
}

/** Speaks the messages of `pglite-worker` with a thread, from its opening on. */
export async function connectPGliteWorker(worker: Worker): Promise<PGliteClient> {
  const pending = new Map<
    number,
    { resolve: (result: PGliteResult) => void; reject: (error: Error) => void }
  >();
  const failureCallbacks: ((error: Error) => void)[] = [];
  let nextId = 0;
  let failure: Error | null = null;
  let closing: Promise<void> | null = null;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  const fail = (error: Error) => {
    if (failure !== null) return;
    failure = error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
    if (closing === null) for (const callback of failureCallbacks) callback(error);
  };
  worker.on('message', (reply: WorkerReply) => {
    const waiting = pending.get(reply.id);
    pending.delete(reply.id);
    if ('error' in reply) waiting?.reject(new PGliteError(reply.error));
    else waiting?.resolve({ rows: rowsOf(reply), affectedRows: reply.affectedRows });
  });
  worker.on('messageerror', fail);
  worker.on('error', (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => fail(new Error('The thread of the embedded database has ended.')));

  const awaitReply = (id: number) =>
    new Promise<PGliteResult>((resolve, reject) => pending.set(id, { resolve, reject }));
  const ask = async (request: WorkerRequest): Promise<PGliteResult> => {
    if (failure !== null) throw failure;
    worker.postMessage(request);
    return awaitReply(request.id);
  };
  const close = async () => {
    const giveUp = setTimeout(() => void worker.terminate(), CLOSE_GRACE_MS);
    try {
      nextId += 1;
      await ask({ kind: 'close', id: nextId }).catch(() => worker.terminate());
      await ended;
    } finally {
      clearTimeout(giveUp);
    }
  };

  try {
    await awaitReply(nextId);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return {
    async query(sql, params) {
      if (closing !== null) throw new Error('The embedded database is closed.');
      nextId += 1;
      return ask({ kind: 'query', id: nextId, sql, params: params?.map(toWire) ?? null });
    },
    close() {
      closing ??= failure === null ? close() : ended;
      return closing;
    },
    onFailure(callback) {
      if (failure !== null && closing === null) callback(failure);
      else failureCallbacks.push(callback);
    },
  };
}
