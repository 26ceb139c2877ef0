import { sql } from 'kysely';
import type { Db, Tx } from '../db/database';

/** The secret of the keyed hashes; it never leaves the store. */
export async function suppressionKey(db: Db | Tx): Promise<string> {
  const row = await db.selectFrom('workspace').select('suppression_key').executeTakeFirstOrThrow();
  return row.suppression_key;
}

export async function hasSuppressed(db: Db | Tx): Promise<boolean> {
  const row = await db.selectFrom('suppression').select('at').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Which of these author hashes stand on the list of erased people. */
export async function suppressedAmong(db: Db | Tx, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('suppression')
    .select('author_hash')
    .where('author_hash', '=', sql<string>`any(${hashes}::text[])`)
    .execute();
  return new Set(rows.map((row) => row.author_hash));
}

export async function suppress(tx: Tx, authorHash: string, now: Date): Promise<void> {
  await tx
    .insertInto('suppression')
    .values({ author_hash: authorHash, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
