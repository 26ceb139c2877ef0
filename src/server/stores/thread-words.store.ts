import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../db/database';
import { turnsOf } from './thread.store';

/** The store takes at most 1 MB of words together; what is said later in a longer thread is not searched. */
const MOST_CHARS = 240_000;

/** Words of the public turns of threads: of these, or of all (`null`). A word nobody says keeps turns apart in phrases. */
function wordsOf(threadIds: readonly string[] | null): RawBuilder<unknown> {
  const chosen = threadIds === null ? sql`` : sql`and ${turnsOf(threadIds)}`;
  return sql`select member.thread_id, to_tsvector('simple',
      left(string_agg(m.text, ' turnbreak ' order by m.at, m.id), ${sql.lit(MOST_CHARS)}))
    from thread_member member join mention m on m.id = member.mention_id
    where m.text is not null and not m.private ${chosen} group by member.thread_id`;
}

/** Makes the words of these threads what their turns say. Behind `lockThreads`. */
export async function refreshWords(tx: Tx, threadIds: readonly string[]): Promise<void> {
  if (threadIds.length === 0) return;
  await sql`insert into thread_words (thread_id, words) ${wordsOf(threadIds)}
    on conflict (thread_id) do update set words = excluded.words
    where thread_words.words is distinct from excluded.words`.execute(tx);
  await sql`delete from thread_words where thread_id = any(${threadIds}::uuid[]) and not exists (
    select from thread_member member join mention m on m.id = member.mention_id
    where member.thread_id = thread_words.thread_id and m.text is not null and not m.private)`.execute(tx);
}

/** Whether a thread, called `thread`, holds words; asked for each thread by itself, whatever a planner thinks. */
export function holdsWords(words: string): RawBuilder<boolean> {
  return sql<boolean>`(select said.words @@ ${queryOf(words)} from thread_words said
    where said.thread_id = thread.thread_id)`;
}

/** Ids of at most `limit` threads that hold words, in no order. */
export function threadsWithWords(words: string, limit: number): RawBuilder<unknown> {
  return sql`select said.thread_id from thread_words said where said.words @@ ${queryOf(words)} limit ${limit}`;
}

/** Threads whose words are not what their turns say; empty when all agree. */
export async function compareWords(db: Db): Promise<{ key: string; stored: string; recounted: string }[]> {
  const { rows } = await sql<{ key: string; stored: string | null; recounted: string | null }>`
    with recounted (thread_id, words) as (${wordsOf(null)})
    select coalesce(stored.thread_id, recounted.thread_id)::text as key,
      stored.words::text as stored, recounted.words::text as recounted
    from thread_words stored full join recounted using (thread_id)
    where stored.words is distinct from recounted.words limit 1000`.execute(db);
  return rows.map(({ key, stored, recounted }) => ({
    key,
    stored: stored ?? 'none',
    recounted: recounted ?? 'none',
  }));
}

/** What somebody typed as a question to the store. */
export function queryOf(words: string): RawBuilder<unknown> {
  return sql`websearch_to_tsquery('simple', ${words})`;
}
