import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/** What an embedded store offers: one connection that runs one statement at a time (PGlite, here or in a worker). */
export interface EmbeddedStore {
  query(
    text: string,
    parameters?: unknown[],
  ): Promise<{ rows: Record<string, unknown>[]; affectedRows?: number | undefined }>;
  close(): Promise<void>;
}

/**
 * Kysely over an embedded store with a single connection. Callers queue for the connection and hold it for a whole
 * transaction; Kysely's own PGlite dialect hands the same connection to everyone at once, so that a read beside a
 * running transaction joins it and two transactions at once lose one of them.
 */
export class SingleConnectionDialect implements Dialect {
  readonly #store: EmbeddedStore;

  constructor(store: EmbeddedStore) {
    this.#store = store;
  }

  createDriver(): Driver {
    return new SingleConnectionDriver(this.#store);
  }

  createAdapter() {
    return new PostgresAdapter();
  }

  createIntrospector(db: Kysely<never>) {
    return new PostgresIntrospector(db);
  }

  createQueryCompiler() {
    return new PostgresQueryCompiler();
  }
}

class SingleConnectionDriver implements Driver {
  readonly #store: EmbeddedStore;
  readonly #connection: DatabaseConnection;
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  constructor(store: EmbeddedStore) {
    this.#store = store;
    this.#connection = {
      executeQuery: (query) => this.#execute(query),
      streamQuery: () => {
        throw new Error('An embedded store does not stream; page by key instead.');
      },
    };
  }

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    return this.#connection;
  }

  async releaseConnection() {
    const next = this.#waiting.shift();
    // Handing over without freeing keeps the order of arrival: a reader that came first is served first.
    if (next) next();
    else this.#taken = false;
  }

  async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy() {
    await this.#store.close();
  }

  async #execute<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await this.#store.query(query.sql, [...query.parameters]);
    const rows = result.rows as Row[];
    return result.affectedRows === undefined
      ? { rows }
      : { rows, numAffectedRows: BigInt(result.affectedRows) };
  }
}
