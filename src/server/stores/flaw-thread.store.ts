import { type RawBuilder, sql } from 'kysely';
import type { Bucket } from '../../domain/buckets';
import type { SignatureText } from '../../domain/flaw/flaw-signature';
import { type ColumnTypes, columnList, unnestRows } from '../db/bulk';
import type { Db, Tx } from '../db/database';
import type { FlawMentionTable } from '../db/flaw-tables';
import { forgetFigures } from './flaw-figure.store';

const DECISION_COLUMNS: ColumnTypes<FlawMentionTable> = {
  mention_id: 'uuid',
  flaw_id: 'uuid',
  stand: 'text',
  words: 'text',
  actor: 'uuid',
  at: 'timestamptz',
};

/** Writes what was decided of mentions; what was decided of the same mention and flaw before is overwritten. */
export async function decide(tx: Tx, decisions: readonly FlawMentionTable[]): Promise<void> {
  if (decisions.length === 0) return;
  await sql`insert into flaw_mention (${columnList(DECISION_COLUMNS)})
    select * from ${unnestRows(decisions, DECISION_COLUMNS)}
    on conflict (mention_id, flaw_id) do update set
      stand = excluded.stand, words = excluded.words, actor = excluded.actor, at = excluded.at`.execute(tx);
}

/** Takes back what the rule of a flaw proposed for these mentions; people's words stay. */
export async function forgetProposed(tx: Tx, flawId: string, mentionIds: readonly string[]): Promise<void> {
  if (mentionIds.length === 0) return;
  await tx
    .deleteFrom('flaw_mention')
    .where('flaw_id', '=', flawId)
    .where('stand', '=', 'proposed')
    .where('mention_id', '=', sql<string>`any(${mentionIds}::uuid[])`)
    .execute();
}

/** What was decided of a mention of a thread. */
export interface Decision {
  threadId: string;
  mentionId: string;
  flawId: string;
  rootId: string;
  stand: FlawMentionTable['stand'];
  /** Why, as it was said. */
  words: string;
}

/** Everything decided of any mention of these threads; of each thread and flaw first what counts (`flawThreadsOf`). */
export async function decisionsOfThreads(tx: Db | Tx, threadIds: readonly string[]): Promise<Decision[]> {
  if (threadIds.length === 0) return [];
  const { rows } = await sql<Decision>`
    select member.thread_id as "threadId", decided.mention_id as "mentionId", decided.flaw_id as "flawId",
      flaw.root_id as "rootId", decided.stand, decided.words
    from thread_member member
    join flaw_mention decided on decided.mention_id = member.mention_id
    join flaw on flaw.id = decided.flaw_id
    where member.thread_id = any(${threadIds}::uuid[])
    order by member.thread_id, decided.flaw_id, decided.stand = 'proposed', decided.at desc,
      decided.mention_id`.execute(tx);
  return rows;
}

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

/**
 * Each conversation once that hangs on one of these flaws or on what was merged into it; of a flaw that went into another
 * itself only what is its own.
 */
function hangingOn(rootIds: readonly string[], window?: { from: Date; to: Date }): RawBuilder<unknown> {
  const inWindow = window
    ? sql`and hung.at >= ${window.from.toISOString()}::timestamptz and hung.at < ${window.to.toISOString()}::timestamptz`
    : sql``;
  const ids = sql`any(${rootIds}::uuid[])`;
  const asked = sql`case when flaw.id = ${ids} then flaw.id else flaw.root_id end`;
  const columns = sql`scope.root_id, scope.stands_under, hung.thread_id, hung.opening_id, hung.at, hung.source,
    hung.person, hung.proposed`;
  const scope = sql`(
      select flaw.id, ${asked} as root_id, flaw.root_id as stands_under,
        count(*) over (partition by ${asked}) > 1 as is_shared
      from flaw where flaw.root_id = ${ids} or flaw.id = ${ids}
    ) scope join flaw_thread hung on hung.flaw_id = scope.id`;
  // Only where several flaws became one a conversation can hang there twice: then a person's word is the one.
  return sql`select ${columns} from ${scope} where not scope.is_shared ${inWindow}
    union all
    (select distinct on (scope.root_id, hung.thread_id) ${columns} from ${scope} where scope.is_shared ${inWindow}
    order by scope.root_id, hung.thread_id, hung.proposed, hung.flaw_id)`;
}

/** What people put on a flaw, counted; what its rule proposes beside it is only counted as such. */
export interface FigureRow {
  complaints: number;
  /** Conversations its rule proposes beside them. */
  proposed: number;
  people: number;
  days: number;
  sources: number;
  /** `null`: people put nothing here. */
  firstAt: Date | null;
  lastAt: Date | null;
  /** The first of all, what is proposed included. */
  heardAt: Date;
  conflicts: number;
}

/** Figures of flaws that anything hangs on. `edges` are the starts of all days, in order: they decide what a day is. */
export async function flawFigures(
  db: Db,
  rootIds: readonly string[],
  edges: readonly number[],
): Promise<Map<string, FigureRow>> {
  if (rootIds.length === 0) return new Map();
  const { rows } = await sql<FigureRow & { root_id: string }>`
    with hanging as materialized (${hangingOn(rootIds)}),
    told as (
      select root_id, (count(*) filter (where not proposed))::integer as complaints,
        (count(*) filter (where proposed))::integer as proposed, min(at) as heard_at,
        min(at) filter (where not proposed) as first_at, max(at) filter (where not proposed) as last_at
      from hanging group by root_id
    ),
    people as (
      select root_id, count(*)::integer as people
      from (select distinct root_id, person from hanging where person is not null and not proposed) one
      group by root_id
    ),
    days as (
      select root_id, count(distinct day)::integer as days, count(distinct source)::integer as sources
      from (
        select distinct root_id, source, width_bucket(at, ${instants(edges)}) as day from hanging where not proposed
      ) one group by root_id
    ),
    conflicts as (
      select hanging.root_id, count(distinct hanging.thread_id)::integer as conflicts
      from hanging join flaw_thread elsewhere on elsewhere.thread_id = hanging.thread_id
      join flaw other on other.id = elsewhere.flaw_id and other.root_id <> hanging.stands_under
      group by hanging.root_id
    )
    select root_id, complaints, proposed, coalesce(people, 0) as people, coalesce(days, 0) as days,
      coalesce(sources, 0) as sources, first_at as "firstAt", last_at as "lastAt", heard_at as "heardAt",
      coalesce(conflicts, 0) as conflicts
    from told left join days using (root_id) left join people using (root_id) left join conflicts using (root_id)`.execute(
    db,
  );
  return new Map(rows.map(({ root_id, ...figures }) => [root_id, figures]));
}

/** How many people opened conversations about each flaw in a window, what is proposed included. */
export async function flawPeople(
  db: Db,
  rootIds: readonly string[],
  window: { from: Date; to: Date },
): Promise<Map<string, number>> {
  if (rootIds.length === 0) return new Map();
  const { rows } = await sql<{ root_id: string; people: number }>`
    with hanging as (${hangingOn(rootIds, window)})
    select root_id, count(distinct person)::integer as people from hanging group by root_id`.execute(db);
  return new Map(rows.map(({ root_id, people }) => [root_id, people]));
}

export interface DayCount {
  /** Put on the flaw by people. */
  complaints: number;
  /** Proposed by its rule beside them. */
  proposed: number;
}

/** What is counted wherever one time is held against another: what people put there and what the rule recognised. */
export function countedOn({ complaints, proposed }: DayCount): number {
  return complaints + proposed;
}

/** Conversations of each flaw by index of the day they opened on; days without any are left out. */
export async function flawDayCounts(
  db: Db,
  rootIds: readonly string[],
  days: readonly Bucket[],
): Promise<Map<string, Map<number, DayCount>>> {
  const counts = new Map<string, Map<number, DayCount>>(rootIds.map((id) => [id, new Map()]));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || rootIds.length === 0) return counts;
  const window = { from: new Date(first.startMs), to: new Date(last.endExclusiveMs) };
  const { rows } = await sql<DayCount & { root_id: string; day: number }>`
    with hanging as (${hangingOn(rootIds, window)})
    select root_id, width_bucket(at, ${instants(days.map(({ startMs }) => startMs))}) - 1 as day,
      (count(*) filter (where not proposed))::integer as complaints,
      (count(*) filter (where proposed))::integer as proposed
    from hanging group by 1, 2`.execute(db);
  for (const { root_id, day, complaints, proposed } of rows) {
    counts.get(root_id)?.set(day, { complaints, proposed });
  }
  return counts;
}

function instants(edges: readonly number[]): RawBuilder<unknown> {
  return sql`${edges.map((edge) => new Date(edge).toISOString())}::timestamptz[]`;
}

/** Sources that ever spoke about each of these flaws. */
export async function flawSources(db: Db, rootIds: readonly string[]): Promise<Map<string, string[]>> {
  const sources = new Map<string, string[]>(rootIds.map((id) => [id, []]));
  if (rootIds.length === 0) return sources;
  const { rows } = await sql<{ root_id: string; source: string }>`
    with hanging as (${hangingOn(rootIds)})
    select distinct root_id, source from hanging order by root_id, source`.execute(db);
  for (const { root_id, source } of rows) sources.get(root_id)?.push(source);
  return sources;
}

/** How many conversations people put on each of these flaws themselves, what was merged into them left out. */
export async function ownComplaints(db: Db, flawIds: readonly string[]): Promise<Map<string, number>> {
  if (flawIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('flaw_thread')
    .select('flaw_id')
    .select((eb) => eb.fn.countAll<number>().as('complaints'))
    .where('flaw_id', 'in', flawIds)
    .where('proposed', '=', false)
    .groupBy('flaw_id')
    .execute();
  return new Map(rows.map(({ flaw_id, complaints }) => [flaw_id, complaints]));
}

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

function saidAfter({ sources, elseAt }: NonNullable<EvidenceAsked['fix']>): RawBuilder<boolean> {
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

/** Who opened conversations about a flaw, earliest first. */
export interface SpokeRow {
  source: string;
  author: string;
  authorName: string | null;
  followers: number | null;
  threads: number;
  firstAt: Date;
  lastAt: Date;
  answered: boolean;
  afterFix: boolean;
  proposed: boolean;
}

export async function whoSpoke(
  db: Db,
  rootId: string,
  {
    fix,
    limit,
    after,
  }: {
    fix: EvidenceAsked['fix'];
    limit: number;
    after: { at: string; id: string } | null;
  },
): Promise<(SpokeRow & { key: string })[]> {
  const afterFix = fix === null ? sql`false` : saidAfter(fix);
  const beyond =
    after === null
      ? sql``
      : sql`where (spoke."firstAt", spoke.key) > (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<SpokeRow & { key: string }>`
    with hanging as (${hangingOn([rootId])}), spoke as (
      select hanging.person as key, min(opening.source) as source, min(opening.author) as author,
        (array_agg(opening.author_name order by opening.at desc))[1] as "authorName",
        max(opening.followers) as followers,
        coalesce(nullif(count(*) filter (where not hanging.proposed), 0), count(*))::integer as threads,
        coalesce(min(hanging.at) filter (where not hanging.proposed), min(hanging.at)) as "firstAt", max(hanging.at) as "lastAt",
        bool_or(thread.replies > 0) as answered, bool_or(${afterFix}) as "afterFix",
        bool_and(hanging.proposed) as proposed
      from hanging join mention opening on opening.id = hanging.opening_id
      join thread on thread.thread_id = hanging.thread_id
      where hanging.person is not null group by hanging.person
    )
    select * from spoke ${beyond} order by spoke."firstAt", spoke.key limit ${limit}`.execute(db);
  return rows;
}

/** How many people spoke in what people put here, how many more than once, how many of them we never answered. */
export async function spokeCounts(
  db: Db,
  rootId: string,
): Promise<{ people: number; twice: number; neverAnswered: number; proposed: number }> {
  const { rows } = await sql<{ people: number; twice: number; neverAnswered: number; proposed: number }>`
    with hanging as (${hangingOn([rootId])}), spoke as (
      select count(*) filter (where not hanging.proposed) as threads,
        coalesce(bool_or(thread.replies > 0) filter (where not hanging.proposed), false) as answered
      from hanging join thread on thread.thread_id = hanging.thread_id
      where hanging.person is not null group by hanging.person
    )
    select (count(*) filter (where threads > 0))::integer as people,
      (count(*) filter (where threads > 1))::integer as twice,
      (count(*) filter (where threads > 0 and not answered))::integer as "neverAnswered",
      (count(*) filter (where threads = 0))::integer as proposed from spoke`.execute(db);
  return rows[0] ?? { people: 0, twice: 0, neverAnswered: 0, proposed: 0 };
}

/** Words of the openings that people hung on a flaw itself, what was merged into it left out; private ones are not read. */
export async function exampleTexts(db: Db | Tx, flawId: string, limit: number): Promise<SignatureText[]> {
  const { rows } = await sql<SignatureText>`
    select opening.text, opening.lang from flaw_thread hung join mention opening on opening.id = hung.opening_id
    where hung.flaw_id = ${flawId}::uuid and not hung.proposed and opening.text is not null
    order by opening.id limit ${limit}`.execute(db);
  return rows;
}

/** A thread that was asked for by id, as decisions need it. */
export interface AskedThread {
  id: string;
  openingId: string;
  /** Nobody but us spoke in it. */
  isOurs: boolean;
}

/** The thread each id names: its own, that of a mention, or one it was joined into; unknown ids are left out. */
export async function askedThreads(tx: Db | Tx, ids: readonly string[]): Promise<Map<string, AskedThread>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ asked: string; id: string; openingId: string; isOurs: boolean }>`
    select asked.id as asked, thread.thread_id as id, thread.opening_id as "openingId",
      thread.inbound = 0 as "isOurs"
    from unnest(${ids}::uuid[]) as asked (id)
    join thread on thread.thread_id = coalesce(
      (select own.thread_id from thread own where own.thread_id = asked.id),
      (select member.thread_id from thread_member member where member.mention_id = asked.id limit 1),
      (select alias.joined_into from thread_alias alias where alias.thread_id = asked.id)
    )`.execute(tx);
  return new Map(rows.map(({ asked, ...thread }) => [asked, thread]));
}

/** What share of a flaw's complaints each source brought before an instant; of all of them when there were none. */
export async function sourceShares(db: Db, rootId: string, before: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ source: string; earlier: number; complaints: number }>`
    with hanging as (${hangingOn([rootId])})
    select source, (count(*) filter (where at < ${before.toISOString()}::timestamptz))::integer as earlier,
      count(*)::integer as complaints
    from hanging group by source order by source`.execute(db);
  const isEarly = rows.some(({ earlier }) => earlier > 0);
  const countOf = (row: (typeof rows)[number]) => (isEarly ? row.earlier : row.complaints);
  const total = rows.reduce((sum, row) => sum + countOf(row), 0);
  return new Map(rows.filter((row) => countOf(row) > 0).map((row) => [row.source, countOf(row) / total]));
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
