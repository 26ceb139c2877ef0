import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../db/database';
import { turnsOf } from './thread.store';

/** The store takes at most 1 MB of words together; what is said later in a longer thread is not searched. */
const MOST_CHARS = 240_000;

/** Facets that turns decide, or that somebody says nobody waits: kept beside the words, so that both are asked of one index. */
const TURN_FACETS = ['state', 'handled', 'source', 'lang', 'month', 'last', 'waits', 'since', 'size', 'days'];

/**
 * Words of the public turns of threads, of these or of all (`null`), and among them the facets that turns decide. A
 * word nobody says keeps turns apart in phrases.
 */
function wordsOf(threadIds: readonly string[] | null): RawBuilder<unknown> {
  const chosen = threadIds === null ? sql`` : sql`and ${turnsOf(threadIds)}`;
  return sql`select thread.thread_id, said.words || array_to_tsvector(array(
      select facet from unnest(thread.facets) facet where split_part(facet, ':', 1) = any(${TURN_FACETS}::text[])))
    from (
      select member.thread_id, to_tsvector('simple',
        left(string_agg(m.text, ' turnbreak ' order by m.at, m.id), ${sql.lit(MOST_CHARS)})) as words
      from thread_member member join mention m on m.id = member.mention_id
      where m.text is not null and not m.private ${chosen} group by member.thread_id
    ) said join thread on thread.thread_id = said.thread_id`;
}

/** Makes the words of these threads what their turns say, once their rows are. Behind `lockThreads`. */
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

/** Ids of at most `limit` threads that hold words and of each group a facet, as far as turns decide it; in no order. */
export function threadsWithWords(
  words: string,
  groups: readonly (readonly string[])[],
  limit: number,
): RawBuilder<unknown> {
  return sql`select said.thread_id from thread_words said
    where said.words @@ ${wordsAndFacets(words, groups)} limit ${limit}`;
}

/**
 * Words, and of each group a facet, as far as turns decide it, as one question; `facet` is one more, of turns. Words
 * that hold nothing to look for find nothing, whatever else is asked.
 */
export function wordsAndFacets(
  words: string,
  groups: readonly (readonly string[])[],
  facet?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const alternatives = groups
    .filter(isOfTurns)
    .map((group) => sql`${group.map(quoted).join(' | ')}::tsquery`);
  const one = facet ? [sql`('''' || ${facet} || '''')::tsquery`] : [];
  const asked = sql.join([queryOf(words), ...alternatives, ...one], sql` && `);
  return sql`case when numnode(${queryOf(words)}) > 0 then ${asked} else ''::tsquery end`;
}

function isOfTurns(group: readonly string[]): boolean {
  return group.every((facet) => TURN_FACETS.includes(facet.slice(0, facet.indexOf(':'))));
}

/** A word as the store reads it, whatever is in it. */
function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Of these threads those whose words have not been read. */
export async function threadsWithoutWords(tx: Tx, threadIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from unnest(${threadIds}::uuid[]) id
    where not exists (select from thread_words said where said.thread_id = id)`.execute(tx);
  return rows.map(({ id }) => id);
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
