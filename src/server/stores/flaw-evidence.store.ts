import { type RawBuilder, sql } from 'kysely';
import type { SignatureText } from '../../domain/flaw/flaw-signature';
import type { Db, Tx } from '../db/database';
import { hangingOn } from './hanging-on';

/** An opening that hangs on a flaw, with who said so. */
export interface EvidenceRow {
  threadId: string;
  mentionId: string;
  at: Date;
  proposed: boolean;
  flawId: string;
  words: string;
  attachedAt: Date;
  actorId: string | null;
  actorName: string | null;
  /** By which the list is sorted, as text. */
  place: string;
}

/** Which of them, and in which order. */
export interface EvidenceAsked {
  by?: 'person' | 'rule' | undefined;
  conflict?: boolean;
  /** Left out is what was said in private. */
  inPublic?: boolean;
  /** Said after these instants, each for one source; others after `elseAt`. */
  fix: { sources: readonly { source: string; at: Date }[]; elseAt: Date } | null;
  afterFix?: boolean | undefined;
  sort: 'newest' | 'oldest' | 'followers';
  limit: number;
  after: { value: string; id: string } | null;
}

const EVIDENCE_SORTS = {
  newest: { column: sql`hanging.at`, cast: 'timestamptz', descending: true },
  oldest: { column: sql`hanging.at`, cast: 'timestamptz', descending: false },
  followers: { column: sql`coalesce(opening.followers, -1)`, cast: 'bigint', descending: true },
} as const;

/** A page of the openings that hang on a flaw. */
export async function evidencePage(db: Db, rootId: string, asked: EvidenceAsked): Promise<EvidenceRow[]> {
  const { column, cast, descending } = EVIDENCE_SORTS[asked.sort];
  const [order, beyond] = descending ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (asked.by) conditions.push(asked.by === 'rule' ? sql`hanging.proposed` : sql`not hanging.proposed`);
  if (asked.conflict) conditions.push(IN_CONFLICT);
  if (asked.inPublic) conditions.push(sql`not opening.private`);
  if (asked.afterFix !== undefined) {
    const after = asked.fix === null ? sql`false` : saidAfter(asked.fix);
    conditions.push(asked.afterFix ? after : sql`not (${after})`);
  }
  if (asked.after) {
    const { value, id } = asked.after;
    conditions.push(sql`(${column}, hanging.thread_id) ${beyond} (${value}::${sql.raw(cast)}, ${id}::uuid)`);
  }
  const { rows } = await sql<EvidenceRow>`
    with hanging as (${hangingOn([rootId])})
    select hanging.thread_id as "threadId", hanging.opening_id as "mentionId", hanging.at, hanging.proposed,
      decided.flaw_id as "flawId", decided.words, decided.at as "attachedAt",
      person.id as "actorId", person.name as "actorName", (${column})::text as place
    from hanging
    join mention opening on opening.id = hanging.opening_id
    cross join lateral (
      select flaw_mention.* from thread_member member
      join flaw_mention on flaw_mention.mention_id = member.mention_id and flaw_mention.stand <> 'out'
      join flaw on flaw.id = flaw_mention.flaw_id and flaw.root_id = hanging.stands_under
      where member.thread_id = hanging.thread_id
      order by flaw_mention.stand = 'proposed', flaw_mention.at desc, flaw_mention.mention_id limit 1
    ) decided
    left join person on person.id = decided.actor
    where ${sql.join(conditions, sql` and `)}
    order by ${column} ${order}, hanging.thread_id ${order} limit ${asked.limit}`.execute(db);
  return rows;
}

const IN_CONFLICT = sql`exists (
  select from flaw_thread elsewhere join flaw other on other.id = elsewhere.flaw_id
  where elsewhere.thread_id = hanging.thread_id and other.root_id <> hanging.stands_under)`;

/** Whether something in `hanging` was said after a fix worked where it was said. */
export function saidAfter({ sources, elseAt }: NonNullable<EvidenceAsked['fix']>): RawBuilder<boolean> {
  const cases = sources.map(
    ({ source, at }) =>
      sql`when hanging.source = ${source} then hanging.at >= ${at.toISOString()}::timestamptz`,
  );
  return sql<boolean>`case ${sql.join(cases, sql` `)} when true then hanging.at >= ${elseAt.toISOString()}::timestamptz end`;
}

/** Flaws these threads hang on, other than one: id and title of the flaw each stands under. */
export async function otherFlawsOf(
  db: Db,
  rootId: string,
  threadIds: readonly string[],
): Promise<Map<string, { id: string; title: string }[]>> {
  const found = new Map<string, { id: string; title: string }[]>();
  if (threadIds.length === 0) return found;
  const { rows } = await sql<{ thread_id: string; id: string; title: string }>`
    select distinct hung.thread_id, root.id, root.title
    from flaw_thread hung join flaw on flaw.id = hung.flaw_id join flaw root on root.id = flaw.root_id
    where hung.thread_id = any(${threadIds}::uuid[]) and root.id <> ${rootId}::uuid
    order by hung.thread_id, root.title, root.id`.execute(db);
  for (const { thread_id, ...other } of rows) {
    const known = found.get(thread_id);
    if (known) known.push(other);
    else found.set(thread_id, [other]);
  }
  return found;
}

/** Openings that were said in a window, with what is needed to judge a fix. */
export interface SaidOpening {
  threadId: string;
  at: Date;
  source: string;
  person: string | null;
  text: string | null;
  learnedAt: Date;
}

/** The first `limit` openings of a window that hang on a flaw, in the order in which they were said. */
export async function openingsIn(
  db: Db,
  rootId: string,
  window: { from: Date; to: Date },
  limit: number,
): Promise<SaidOpening[]> {
  const { rows } = await sql<SaidOpening>`
    with hanging as (${hangingOn([rootId], window)})
    select hanging.thread_id as "threadId", hanging.at, hanging.source, hanging.person, opening.text,
      opening.learned_at as "learnedAt"
    from hanging join mention opening on opening.id = hanging.opening_id
    order by hanging.at, hanging.thread_id limit ${limit}`.execute(db);
  return rows;
}

/** Words of the openings that people hung on a flaw itself, what was merged into it left out; private ones are not read. */
export async function exampleTexts(db: Db | Tx, flawId: string, limit: number): Promise<SignatureText[]> {
  const { rows } = await sql<SignatureText>`
    select opening.text, opening.lang from flaw_thread hung join mention opening on opening.id = hung.opening_id
    where hung.flaw_id = ${flawId}::uuid and not hung.proposed and opening.text is not null
    order by opening.id limit ${limit}`.execute(db);
  return rows;
}
