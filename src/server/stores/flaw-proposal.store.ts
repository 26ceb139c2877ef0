import { sql } from 'kysely';
import type { Db, Tx } from '../db/database';
import type { FlawProposalTable } from '../db/flaw-tables';

/** A proposal with the conversations it still is about: those that people or rules have not put on a flaw since. */
export interface ProposalRow {
  id: string;
  topicId: string | null;
  title: string;
  state: FlawProposalTable['state'];
  kind: FlawProposalTable['kind'];
  phrases: string[];
  why: string[];
  dismissedThreads: number | null;
  method: string;
  foundAt: Date;
  /** Mentions it groups, those that hang on a flaw by now included. */
  mentions: number;
  /** By opening, earliest first. */
  threads: { threadId: string; openingId: string; at: Date; source: string; author: string | null }[];
}

/** Fewer conversations than this are no group. */
const MIN_LEFT = 3;
/** With less than this share of what it was found by, title and reasons speak of others. */
const MIN_LEFT_SHARE = 0.5;

/** Whether a proposal still is what was found; the next look groups anew what is left of one that is not. */
export function stillStands({ threads, mentions }: Pick<ProposalRow, 'threads' | 'mentions'>): boolean {
  return threads.length >= Math.max(MIN_LEFT, MIN_LEFT_SHARE * mentions);
}

/** Proposals of these states, the largest first. */
export async function readProposals(
  db: Db | Tx,
  {
    states,
    topicId,
    id,
  }: { states: readonly ProposalRow['state'][]; topicId?: string | undefined; id?: string },
): Promise<ProposalRow[]> {
  const rows = await db
    .selectFrom('flaw_proposal')
    .selectAll()
    .where('state', 'in', states)
    .$if(topicId !== undefined, (query) => query.where('topic_id', '=', topicId as string))
    .$if(id !== undefined, (query) => query.where('id', '=', id as string))
    .execute();
  const ids = rows.map((row) => row.id);
  const threads = await threadsOfProposals(db, ids);
  const mentions = await countMentions(db, ids);
  return rows
    .map((row) => ({
      id: row.id,
      topicId: row.topic_id,
      title: row.title,
      state: row.state,
      kind: row.kind,
      phrases: row.phrases,
      why: row.why,
      dismissedThreads: row.dismissed_threads,
      method: row.method,
      foundAt: row.found_at,
      mentions: mentions.get(row.id) ?? 0,
      threads: threads.get(row.id) ?? [],
    }))
    .sort((one, other) => other.threads.length - one.threads.length || (one.id < other.id ? -1 : 1));
}

async function countMentions(db: Db | Tx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('flaw_proposal_mention')
    .select('proposal_id')
    .select((eb) => eb.fn.countAll<number>().as('mentions'))
    .where('proposal_id', 'in', ids)
    .groupBy('proposal_id')
    .execute();
  return new Map(rows.map(({ proposal_id, mentions }) => [proposal_id, mentions]));
}

/** The proposal each mention stands in that was not accepted. */
export async function proposalMentions(db: Db | Tx): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('flaw_proposal_mention')
    .innerJoin('flaw_proposal', 'flaw_proposal.id', 'flaw_proposal_mention.proposal_id')
    .select(['mention_id', 'proposal_id'])
    .where('state', '<>', 'accepted')
    .execute();
  return new Map(rows.map(({ mention_id, proposal_id }) => [mention_id, proposal_id]));
}

async function threadsOfProposals(
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, ProposalRow['threads']>> {
  const found = new Map<string, ProposalRow['threads']>();
  if (ids.length === 0) return found;
  const { rows } = await sql<ProposalRow['threads'][number] & { proposal_id: string }>`
    select distinct on (grouped.proposal_id, opening.at, thread.thread_id) grouped.proposal_id,
      thread.thread_id as "threadId", opening.id as "openingId", opening.at, opening.source, opening.author
    from flaw_proposal_mention grouped
    join thread_member member on member.mention_id = grouped.mention_id
    join thread on thread.thread_id = member.thread_id
    join mention opening on opening.id = thread.opening_id
    where grouped.proposal_id = any(${ids}::uuid[]) and opening.complaint
      and not exists (select from flaw_thread hung where hung.thread_id = thread.thread_id)
    order by grouped.proposal_id, opening.at, thread.thread_id`.execute(db);
  for (const { proposal_id, ...thread } of rows) {
    const known = found.get(proposal_id);
    if (known) known.push(thread);
    else found.set(proposal_id, [thread]);
  }
  return found;
}

/** Writes a proposal with the mentions it groups; one that stands is overwritten. */
export async function writeProposal(
  tx: Tx,
  proposal: Omit<ProposalRow, 'threads' | 'mentions' | 'dismissedThreads'> & {
    mentionIds: readonly string[];
  },
): Promise<void> {
  const { id, mentionIds, topicId, foundAt, phrases, why, ...rest } = proposal;
  const values = {
    ...rest,
    topic_id: topicId,
    found_at: foundAt,
    phrases: JSON.stringify(phrases),
    why: JSON.stringify(why),
  };
  await tx
    .insertInto('flaw_proposal')
    .values({ id, ...values, dismissed_threads: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
  await tx.deleteFrom('flaw_proposal_mention').where('proposal_id', '=', id).execute();
  await sql`insert into flaw_proposal_mention (proposal_id, mention_id)
    select ${id}::uuid, mention_id from unnest(${mentionIds}::uuid[]) as mention_id`.execute(tx);
}

/** Says what became of a proposal; dismissed, with how many conversations it held. */
export async function closeProposal(
  tx: Tx,
  id: string,
  state: 'accepted' | 'dismissed',
  threads: number,
): Promise<void> {
  await tx
    .updateTable('flaw_proposal')
    .set(state === 'dismissed' ? { state, dismissed_threads: threads } : { state })
    .where('id', '=', id)
    .execute();
}

/** Puts a dismissed proposal before people again: it has grown. */
export async function reopenProposal(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('flaw_proposal').set({ state: 'open', found_at: now }).where('id', '=', id).execute();
}

/** Removes open proposals that were not found again. */
export async function dropOpenProposals(tx: Tx, keepIds: readonly string[]): Promise<void> {
  const gone = sql<string>`select id from flaw_proposal where state = 'open' and not id = any(${keepIds}::uuid[])`;
  await sql`delete from flaw_proposal_mention where proposal_id in (${gone})`.execute(tx);
  await sql`delete from flaw_proposal where id in (${gone})`.execute(tx);
}

/** Proposals of what people say that wait for a decision. */
export async function countOpenProposals(db: Db): Promise<number> {
  const open = await readProposals(db, { states: ['open'] });
  return open.filter((proposal) => proposal.kind === 'person' && stillStands(proposal)).length;
}

/** When complaints were last looked through; `null`: not yet. */
export async function lastLook(db: Db | Tx): Promise<Date | null> {
  const row = await db.selectFrom('flaw_look').select('looked_at').executeTakeFirst();
  return row?.looked_at ?? null;
}

export async function noteLook(tx: Tx, at: Date): Promise<void> {
  await tx
    .insertInto('flaw_look')
    .values({ id: 1, looked_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ looked_at: at }))
    .execute();
}
