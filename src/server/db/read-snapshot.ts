import type { Db, Tx } from './database';

/**
 * Runs several reads on one state of the store: what changes meanwhile (an import, a flipped zone) is seen by none of
 * them. An embedded store's single connection is held once for all, so the reads wait once behind a running batch.
 * Where `db` is a transaction already, they read what that sees.
 */
export function readSnapshot<Result>(db: Db, read: (tx: Tx) => Promise<Result>): Promise<Result> {
  if (db.isTransaction) return read(db as Tx);
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}
