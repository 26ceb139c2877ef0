import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database, Db } from '../db/database';

const INT8 = 20;
const NUMERIC = 1700;

/**
 * A pool on a PostgreSQL (15 or newer) whose tables live in `schema`, made when missing. Whole numbers of 8 bytes and
 * numerics answer as numbers, as they do from the embedded store. Throws when it cannot be reached or is too old.
 */
export async function openPostgres(url: string, schema: string): Promise<Db> {
  const types = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as 'text')) as never,
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types,
    // To compile a plan takes longer than to run any of ours.
    options: `-c search_path="${schema}" -c timezone=UTC -c jit=off -c work_mem=32MB`,
    application_name: 'eddyline',
  });
  // A connection the server closes while idle is replaced at the next query; without a listener it ends the process.
  pool.on('error', (error) => console.error(`PostgreSQL closed a connection: ${error.message}`));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  await ensureSchema(db, schema);
  const { rows } = await sql<{ server_version_num: string }>`show server_version_num`.execute(db);
  if (Number(rows[0]?.server_version_num) < 150_000) {
    await db.destroy();
    throw new Error('DATABASE_URL names a PostgreSQL older than 15; Eddyline needs 15 or newer.');
  }
  return db;
}

/** Asked first: even `if not exists` needs a right that a plain user of an existing schema does not have. */
async function ensureSchema(db: Db, schema: string): Promise<void> {
  const { rows } = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(db);
  if (rows.length === 0) await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
}
