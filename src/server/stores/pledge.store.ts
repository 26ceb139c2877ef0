import { sql } from 'kysely';
import type { Pledge } from '../../contract/pledges';
import type { Flight, PledgeTarget, PledgeTerms } from '../../domain/pledge';
import type { Db, Tx } from '../db/database';
import type { PledgeTable } from '../db/paddling-tables';
import { toActor } from './person.store';

/** A pledge as stored, with who sealed it. */
export interface StoredPledge {
  terms: PledgeTerms;
  sealed: NonNullable<Pledge['sealed']> | null;
  updatedAt: Date;
}

/** The pledge of a campaign; `null` when nothing was pledged yet. */
export async function readPledge(db: Db | Tx, campaignId: string): Promise<StoredPledge | null> {
  const row = await (db as Db)
    .selectFrom('pledge')
    .leftJoin('person', 'person.id', 'pledge.sealed_by')
    .selectAll('pledge')
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    terms: toTerms(row),
    sealed:
      row.sealed_at === null || row.fingerprint === null || row.document === null
        ? null
        : {
            at: row.sealed_at.toISOString(),
            actor: toActor(row),
            fingerprint: row.fingerprint,
            document: row.document,
          },
    updatedAt: row.updated_at,
  };
}

/** Locks the pledge of a campaign against other writers, to the end of the transaction. */
export async function lockPledge(tx: Tx, campaignId: string): Promise<void> {
  // Nothing may stand there to lock yet: the campaign always does.
  await sql`select id from campaign where id = ${campaignId}::uuid for update`.execute(tx);
}

/** Writes the terms of a pledge, sealed or not; what was sealed stays beside them. */
export async function writeTerms(tx: Tx, campaignId: string, terms: PledgeTerms, now: Date): Promise<void> {
  const columns = {
    measure: terms.measure as PledgeTable['measure'],
    topic_id: terms.topic,
    among_id: terms.among,
    per_id: terms.per,
    direction: terms.direction,
    smallest_change: terms.smallestChange,
    baseline_days: terms.baselineDays,
    check_at: new Date(terms.checkAt),
    counter: terms.counter === null ? null : JSON.stringify(terms.counter),
    updated_at: now,
  };
  await tx
    .insertInto('pledge')
    .values({
      campaign_id: campaignId,
      ...columns,
      sealed_at: null,
      sealed_by: null,
      fingerprint: null,
      document: null,
    })
    .onConflict((conflict) => conflict.column('campaign_id').doUpdateSet(columns))
    .execute();
}

/** Marks a pledge as sealed; a sealed one stays as it was sealed first. */
export async function markSealed(
  tx: Tx,
  campaignId: string,
  seal: { at: Date; actor: string | null; fingerprint: string; document: object },
): Promise<void> {
  await tx
    .updateTable('pledge')
    .set({
      sealed_at: seal.at,
      sealed_by: seal.actor,
      fingerprint: seal.fingerprint,
      document: JSON.stringify(seal.document),
    })
    .where('campaign_id', '=', campaignId)
    .where('sealed_at', 'is', null)
    .execute();
}

/** Keeps what was changed after sealing, and why. */
export async function insertAmendment(
  tx: Tx,
  campaignId: string,
  amendment: { at: Date; actor: string | null; reason: string; changes: object[]; fingerprint: string },
): Promise<void> {
  await sql`insert into pledge_amendment (campaign_id, number, at, actor, reason, changes, fingerprint)
    select ${campaignId}::uuid, coalesce(max(number), 0) + 1, ${amendment.at.toISOString()}::timestamptz,
      ${amendment.actor}::uuid, ${amendment.reason}, ${JSON.stringify(amendment.changes)}::jsonb,
      ${amendment.fingerprint}
    from pledge_amendment where campaign_id = ${campaignId}::uuid`.execute(tx);
}

/** Amendments of a campaign's pledge, oldest first. */
export async function listAmendments(db: Db | Tx, campaignId: string): Promise<Pledge['amendments']> {
  const rows = await (db as Db)
    .selectFrom('pledge_amendment')
    .leftJoin('person', 'person.id', 'pledge_amendment.actor')
    .select(['at', 'reason', 'changes', 'fingerprint', 'person.id as actor_id', 'person.name as actor_name'])
    .where('campaign_id', '=', campaignId)
    .orderBy('number')
    .execute();
  return rows.map(({ at, reason, changes, fingerprint, ...who }) => ({
    at: at.toISOString(),
    actor: toActor(who),
    reason,
    changes,
    fingerprint,
  }));
}

export async function deletePledge(tx: Tx, campaignId: string): Promise<void> {
  await tx.deleteFrom('pledge_amendment').where('campaign_id', '=', campaignId).execute();
  await tx.deleteFrom('pledge').where('campaign_id', '=', campaignId).execute();
}

/** The flight a pledge is held against. */
export async function readFlight(db: Db | Tx, campaignId: string): Promise<Flight | null> {
  const row = await db
    .selectFrom('campaign')
    .select(['start_at', 'end_exclusive'])
    .where('id', '=', campaignId)
    .executeTakeFirst();
  return row ? { startAt: row.start_at.toISOString(), endExclusive: row.end_exclusive.toISOString() } : null;
}

function toTerms(row: {
  measure: string;
  topic_id: string | null;
  among_id: string | null;
  per_id: string | null;
  direction: 'up' | 'down';
  smallest_change: number;
  baseline_days: number;
  check_at: Date;
  counter: unknown;
}): PledgeTerms {
  return {
    measure: row.measure,
    topic: row.topic_id,
    among: row.among_id,
    per: row.per_id,
    direction: row.direction,
    smallestChange: row.smallest_change,
    baselineDays: row.baseline_days,
    checkAt: row.check_at.toISOString(),
    // One written before there were series names none.
    counter: row.counter === null ? null : { ...{ per: null }, ...(row.counter as PledgeTarget) },
  };
}
