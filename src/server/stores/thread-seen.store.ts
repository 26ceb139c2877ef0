import { sql } from 'kysely';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { ThreadSeenTable } from '../db/thread-tables';
import { SEEN } from './thread-facet.store';

const SEEN_COLUMNS: ColumnTypes<ThreadSeenTable> = {
  mention_id: 'uuid',
  team_id: 'uuid',
  actor: 'uuid',
  at: 'timestamptz',
};

/** Notes that teams saw the conversations that open with mentions; the first time holds. */
export async function insertSeen(tx: Tx, seen: readonly ThreadSeenTable[]): Promise<void> {
  if (seen.length === 0) return;
  await sql`insert into thread_seen (${columnList(SEEN_COLUMNS)})
    select * from ${unnestRows(seen, SEEN_COLUMNS)} on conflict do nothing`.execute(tx);
}

/** Lets the rows of these threads say who saw them: the one thing that changes by seeing. Behind `lockThreads`. */
export async function refreshSeen(tx: Tx, threadIds: readonly string[]): Promise<void> {
  // Nothing sorts between the two: facets stay in their order.
  await sql`update thread set facets = array_replace(facets, 'seen:no', 'seen:yes')
    where thread_id = any(${threadIds}::uuid[]) and 'seen:no' = any(facets) and ${SEEN}`.execute(tx);
}

/** Did this team see the conversation that opens with this mention? */
export async function isSeenBy(
  db: Db,
  { mention_id, team_id }: Pick<ThreadSeenTable, 'mention_id' | 'team_id'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('thread_seen')
    .select('at')
    .where('mention_id', '=', mention_id)
    .where('team_id', '=', team_id)
    .executeTakeFirst();
  return row !== undefined;
}

/** A complaint thread by what opens it; `teamId` is `null` where nobody has it, `undecided` where somebody must decide. */
export interface ComplaintOpening {
  threadId: string;
  openingId: string;
  heardMs: number;
  teamId: string | null;
  undecided: boolean;
}

/** Every complaint thread. */
export async function complaintOpenings(db: Db | Tx): Promise<ComplaintOpening[]> {
  const { rows } = await sql<ComplaintOpening>`select thread_id as "threadId", opening_id as "openingId",
      (extract(epoch from started_at) * 1000)::bigint as "heardMs", routed_team as "teamId",
      undecided_since is not null as undecided
    from thread where complaints > 0 order by thread_id`.execute(db);
  return rows;
}

/** The mention a conversation opens with; `null` when there is no such thread. */
export async function openingOf(db: Db, threadId: string): Promise<string | null> {
  const row = await db
    .selectFrom('thread')
    .select('opening_id')
    .where('thread_id', '=', threadId)
    .executeTakeFirst();
  return row?.opening_id ?? null;
}
