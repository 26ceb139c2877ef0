import { sql } from 'kysely';
import type { ToldPerson } from '../../contract/flow';
import { unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import { toActor } from './person.store';

/** When each person was told about each flaw, by `toldKey`. */
export async function readTold(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ flaw_id: string; source: string; author: string; at: number }>`
    select root.root_id as flaw_id, told.source, told.author, (extract(epoch from min(told.at)) * 1000)::bigint as at
    from told join flaw root on root.id = told.flaw_id group by 1, 2, 3`.execute(db);
  return new Map(rows.map(({ flaw_id, source, author, at }) => [toldKey(flaw_id, source, author), at]));
}

export function toldKey(flawId: string, source: string, author: string): string {
  return JSON.stringify([flawId, source, author]);
}

/** Everybody who opened a conversation about a flaw, whoever put it there; those whose names are gone left out. */
export async function speakersOf(db: Db | Tx, flawId: string): Promise<{ source: string; author: string }[]> {
  const { rows } = await sql<{ source: string; author: string }>`
    select distinct opening.source, opening.author
    from flaw_thread hangs join flaw on flaw.id = hangs.flaw_id
    join mention opening on opening.id = hangs.opening_id
    where flaw.root_id = (select root_id from flaw where id = ${flawId}::uuid) and not hangs.proposed
      and opening.author is not null
    order by 1, 2`.execute(db);
  return rows;
}

interface Speaker {
  source: string;
  author: string;
}

const PERSON_TYPES = { source: 'text', author: 'text' } as const;

/** Marks people as told; who was told before keeps that time. Answers who were new. */
export async function insertTold(
  tx: Tx,
  people: readonly Speaker[],
  told: { flaw_id: string; actor: string | null; how: string | null; at: Date },
): Promise<Speaker[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<Speaker>`
    insert into told (flaw_id, source, author, actor, how, at)
    select ${told.flaw_id}::uuid, person.source, person.author, ${told.actor}::uuid, ${told.how}::text,
      ${told.at.toISOString()}::timestamptz
    from ${unnestRows(people, PERSON_TYPES)} as person (source, author)
    on conflict do nothing returning source, author`.execute(tx);
  return rows;
}

/** Takes back that people were told; answers who were. */
export async function deleteTold(tx: Tx, flawId: string, people: readonly Speaker[]): Promise<Speaker[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<Speaker>`
    delete from told using ${unnestRows(people, PERSON_TYPES)} as person (source, author)
    where told.flaw_id = ${flawId}::uuid and told.source = person.source and told.author = person.author
    returning told.source, told.author`.execute(tx);
  return rows;
}

/** Forgets that somebody was told of anything; `source` `null` is every source. */
export async function deleteToldOf(tx: Tx, handle: string, source: string | null): Promise<void> {
  await tx
    .deleteFrom('told')
    .where(sql`lower(ltrim(author, '@'))`, '=', handle)
    .$if(source !== null, (query) => query.where('source', '=', source as string))
    .execute();
}

/** Who was told about a flaw, in order of source and author, after a place. */
export async function listToldRows(
  db: Db,
  flawId: string,
  { limit, after }: { limit: number; after: { source: string; author: string } | null },
): Promise<ToldPerson[]> {
  const rows = await db
    .selectFrom('told')
    .leftJoin('person', 'person.id', 'told.actor')
    .select(['source', 'author', 'told.at', 'how', 'person.id as actor_id', 'person.name as actor_name'])
    .where('flaw_id', '=', flawId)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(source, author) > (${after?.source}::text, ${after?.author}::text)`),
    )
    .orderBy('source')
    .orderBy('author')
    .limit(limit)
    .execute();
  return rows.map(({ at, actor_id, actor_name, ...row }) => ({
    ...row,
    at: at.toISOString(),
    actor: toActor({ actor_id, actor_name }),
  }));
}
