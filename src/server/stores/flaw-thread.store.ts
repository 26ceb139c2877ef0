import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../db/database';
import { forgetFigures } from './flaw-figure.store';

/**
 * Makes the rows that say which of these threads hang on which flaws what is decided of their mentions. Of several
 * decisions about one flaw a person's wins, the last of them; a rule's word holds for openings that are complaints.
 */
export async function refreshFlawThreads(tx: Tx, threadIds: readonly string[]): Promise<void> {
  const told = sql`thread_id as "threadId", flaw_id as "flawId", flaw_thread::text as words`;
  const { rows: were } = await sql<HungThread>`
    delete from flaw_thread where thread_id = any(${threadIds}::uuid[]) returning ${told}`.execute(tx);
  const { rows: are } = await sql<HungThread>`
    insert into flaw_thread (thread_id, flaw_id, opening_id, at, source, person, proposed)
    ${flawThreadsOf(sql`member.thread_id = any(${threadIds}::uuid[])`)} returning ${told}`.execute(tx);
  await forgetFigures(tx, touchedFlaws(were, are));
}

interface HungThread {
  threadId: string;
  flawId: string;
  words: string;
}

/** Flaws of threads that changed: where two hang on one thread, what the one is told of the other changes, too. */
function touchedFlaws(were: readonly HungThread[], are: readonly HungThread[]): string[] {
  const [before, after] = [were, are].map((rows) => new Set(rows.map(({ words }) => words)));
  const all = [...were, ...are];
  const changed = new Set(
    all.filter(({ words }) => !before?.has(words) || !after?.has(words)).map(({ threadId }) => threadId),
  );
  return [...new Set(all.filter(({ threadId }) => changed.has(threadId)).map(({ flawId }) => flawId))];
}

/** Lets the rules of flaws look at these threads, where there is any rule and anything to complain of. */
export async function lookAgain(tx: Tx, threadIds: readonly string[]): Promise<void> {
  await sql`insert into flaw_unchecked (thread_id)
    select thread.thread_id from thread where thread.thread_id = any(${threadIds}::uuid[]) and thread.complaints > 0
      and exists (select from flaw where signature is not null)
    on conflict do nothing`.execute(tx);
}

function flawThreadsOf(chosen: RawBuilder<unknown>): RawBuilder<unknown> {
  // What opens a thread is what its row says opens it: that is written after this.
  return sql`select stands.thread_id, stands.flaw_id, opening.id, opening.at, opening.source,
      case when opening.author is not null then md5(opening.source || chr(31) || opening.author)::uuid end,
      stands.stand = 'proposed'
    from (
      select distinct on (member.thread_id, decided.flaw_id) member.thread_id, decided.flaw_id, decided.stand
      from thread_member member join flaw_mention decided on decided.mention_id = member.mention_id
      where ${chosen}
      order by member.thread_id, decided.flaw_id, decided.stand = 'proposed', decided.at desc, decided.mention_id
    ) stands
    cross join lateral (
      select m.id, m.at, m.source, m.author, m.complaint from thread_member member
      join mention m on m.id = member.mention_id
      where member.thread_id = stands.thread_id and m.direction = 'inbound' order by m.at, m.id limit 1
    ) opening
    where stands.stand = 'in' or (stands.stand = 'proposed' and opening.complaint)`;
}

/** Rows that are not what the decisions say; empty when all agree. */
export async function compareFlawThreads(
  db: Db,
): Promise<{ key: string; stored: string; recounted: string }[]> {
  const columns = sql.raw('thread_id, flaw_id, opening_id, at, source, person, proposed');
  const { rows } = await sql<{ key: string; stored: string | null; recounted: string | null }>`
    with recounted (${columns}) as (${flawThreadsOf(sql`true`)})
    select coalesce(stored.thread_id, recounted.thread_id)::text as key,
      case when stored.thread_id is not null then stored::text end as stored,
      case when recounted.thread_id is not null then recounted::text end as recounted
    from (select ${columns} from flaw_thread) stored full join recounted using (thread_id, flaw_id)
    where stored is distinct from recounted limit 1000`.execute(db);
  return rows.map(({ key, stored, recounted }) => ({
    key,
    stored: stored ?? 'none',
    recounted: recounted ?? 'none',
  }));
}

/** Every thread that hangs on a flaw or on what was merged into it. */
export async function threadsOfFlaw(tx: Tx, flawId: string): Promise<string[]> {
  const { rows } = await sql<{ thread_id: string }>`
    with recursive under (id) as (
      select ${flawId}::uuid
      union
      select flaw.id from flaw join under on flaw.merged_into = under.id
    )
    select distinct thread_id from flaw_thread where flaw_id in (select id from under)`.execute(tx);
  return rows.map(({ thread_id }) => thread_id);
}

/** Flaws that a conversation shows by its opening, each as the one it stands under. */
export async function flawsOfThread(
  db: Db,
  threadId: string,
): Promise<{ openingId: string; flaws: string[] }> {
  const { rows } = await sql<{ opening_id: string; root_id: string }>`
    select distinct hung.opening_id, flaw.root_id
    from flaw_thread hung join flaw on flaw.id = hung.flaw_id
    where hung.thread_id = ${threadId}::uuid order by flaw.root_id`.execute(db);
  return { openingId: rows[0]?.opening_id ?? threadId, flaws: rows.map(({ root_id }) => root_id) };
}
