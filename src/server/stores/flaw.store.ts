import { sql } from 'kysely';
import type { FlawState, QuietReading, RegressionReading } from '../../contract/flaw-schemas';
import type { FlawSignature } from '../../domain/flaw/flaw-signature';
import type { Db, Tx } from '../db/database';
import type { FlawStepTable, FlawTable } from '../db/flaw-tables';
import { forgetAllFigures } from './flaw-figure.store';

export type FlawRow = Omit<FlawTable, 'signature'> & { signature: FlawSignature | null };
/** What can be changed of a flaw, columns as they are. */
export type FlawValues = Partial<
  Pick<
    FlawTable,
    | 'title'
    | 'note'
    | 'topic_id'
    | 'exposure_id'
    | 'owner_team_id'
    | 'owner_person_id'
    | 'accepted_at'
    | 'matching'
    | 'matched_to'
    | 'merged_into'
    | 'merged_at'
    | 'merged_by'
  >
>;

export async function insertFlaw(
  tx: Tx,
  flaw: Omit<FlawRow, 'signature' | 'root_id' | 'merged_into' | 'merged_at' | 'merged_by'>,
): Promise<void> {
  await tx
    .insertInto('flaw')
    .values({
      ...flaw,
      root_id: flaw.id,
      merged_into: null,
      merged_at: null,
      merged_by: null,
      signature: null,
    })
    .execute();
}

/** A flaw; `null` when there is none. With `lock` nobody else changes it to the end of the transaction. */
export async function readFlawRow(db: Db | Tx, id: string, lock = false): Promise<FlawRow | null> {
  const row = await db
    .selectFrom('flaw')
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ?? null;
}

/** Every flaw that stands alone, merged ones left out. */
export async function standingFlaws(db: Db | Tx): Promise<FlawRow[]> {
  return db.selectFrom('flaw').selectAll().where('merged_into', 'is', null).orderBy('id').execute();
}

/** These flaws, whatever was merged. */
export async function flawsById(db: Db | Tx, ids: readonly string[]): Promise<Map<string, FlawRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('flaw').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The flaws that went into each of these, directly or by another, in the order in which they were merged. */
export async function mergedUnder(db: Db | Tx, rootIds: readonly string[]): Promise<Map<string, FlawRow[]>> {
  const found = new Map<string, FlawRow[]>(rootIds.map((id) => [id, []]));
  if (rootIds.length === 0) return found;
  const rows = await db
    .selectFrom('flaw')
    .selectAll()
    .where('root_id', 'in', rootIds)
    .whereRef('root_id', '<>', 'id')
    .orderBy('merged_at')
    .orderBy('id')
    .execute();
  for (const row of rows) found.get(row.root_id)?.push(row);
  return found;
}

export async function updateFlaw(tx: Tx, id: string, values: FlawValues, now: Date): Promise<void> {
  await tx
    .updateTable('flaw')
    .set({ ...values, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** What new conversations are recognised by. */
export async function setSignature(tx: Tx, id: string, signature: FlawSignature | null): Promise<void> {
  await tx
    .updateTable('flaw')
    .set({ signature: signature && JSON.stringify(signature) })
    .where('id', '=', id)
    .execute();
}

/** Asks for the rule of these flaws to be learnt anew: what people attached has changed. */
export async function askForMatching(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('flaw')
    .set({ matching: true, matched_to: null })
    .where('id', 'in', ids)
    .where('state', '<>', 'suspected')
    .execute();
}

/** The same for flaws of a topic: their rules look through what counts in it. */
export async function askForMatchingIn(tx: Tx, topicId: string): Promise<void> {
  const rows = await tx.selectFrom('flaw').select('id').where('topic_id', '=', topicId).execute();
  await askForMatching(
    tx,
    rows.map(({ id }) => id),
  );
}

/** Says anew under which flaw each one stands: whatever stood under `fromId` with the flaws that went into `id`. */
export async function standUnder(tx: Tx, id: string, rootId: string): Promise<void> {
  await sql`with recursive under (id) as (
      select ${id}::uuid
      union
      select flaw.id from flaw join under on flaw.merged_into = under.id
    )
    update flaw set root_id = ${rootId}::uuid where id in (select id from under)`.execute(tx);
  await forgetAllFigures(tx);
}

export interface NewStep {
  flawId: string;
  at: Date;
  from: FlawState | null;
  to: FlawState;
  by: FlawStepTable['by'];
  actor: string | null;
  words: string;
  quiet: QuietReading | null;
  regression: RegressionReading | null;
}

/** Takes a step of a flaw's life: its state, since when, and why. */
export async function writeStep(tx: Tx, step: NewStep): Promise<void> {
  const { flawId, from, to, quiet, regression, ...rest } = step;
  await tx
    .insertInto('flaw_step')
    .values({
      ...rest,
      flaw_id: flawId,
      from_state: from,
      to_state: to,
      quiet: quiet && JSON.stringify(quiet),
      regression: regression && JSON.stringify(regression),
    })
    .execute();
  await tx
    .updateTable('flaw')
    .set({ state: to, state_at: step.at, state_words: step.words, updated_at: step.at })
    .where('id', '=', flawId)
    .execute();
}

export type StepRow = Pick<FlawStepTable, 'flaw_id' | 'at' | 'from_state' | 'to_state' | 'by' | 'words'> & {
  quiet: QuietReading | null;
  regression: RegressionReading | null;
  actor_id: string | null;
  actor_name: string | null;
};

/** The life of a flaw, oldest first. */
export async function readSteps(db: Db, flawId: string): Promise<StepRow[]> {
  return db
    .selectFrom('flaw_step')
    .leftJoin('person', 'person.id', 'flaw_step.actor')
    .select(['flaw_id', 'at', 'from_state', 'to_state', 'by', 'words', 'quiet', 'regression'])
    .select(['person.id as actor_id', 'person.name as actor_name'])
    .where('flaw_id', '=', flawId)
    .orderBy('flaw_step.id')
    .execute();
}

export async function setFollower(tx: Tx, flawId: string, personId: string, follows: boolean): Promise<void> {
  if (follows) {
    await tx
      .insertInto('flaw_follower')
      .values({ flaw_id: flawId, person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else {
    await tx
      .deleteFrom('flaw_follower')
      .where('flaw_id', '=', flawId)
      .where('person_id', '=', personId)
      .execute();
  }
}

/** Who follows a flaw or one that went into it, by name. */
export async function followersOf(db: Db | Tx, rootId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('flaw_follower')
    .innerJoin('flaw', 'flaw.id', 'flaw_follower.flaw_id')
    .innerJoin('person', 'person.id', 'flaw_follower.person_id')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('flaw.root_id', '=', rootId)
    .where('person.removed_at', 'is', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
}

/**
 * Flaws whose rule must be learnt, or whose history is being looked through; first come, first served. Locked: who asks
 * for it anew meanwhile waits, and is not forgotten.
 */
export async function flawsToMatch(tx: Tx): Promise<FlawRow[]> {
  return tx
    .selectFrom('flaw')
    .selectAll()
    .where('matching', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Every flaw that has a rule, merged ones too: theirs go on finding what is theirs. */
export async function flawsWithSignature(db: Db | Tx): Promise<(FlawRow & { signature: FlawSignature })[]> {
  const rows = await db
    .selectFrom('flaw')
    .selectAll()
    .where('signature', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => (row.signature === null ? [] : [{ ...row, signature: row.signature }]));
}

/** Notes how far history has been looked through for the rules of these flaws; `null`: to its end. */
export async function setMatchedTo(tx: Tx, ids: readonly string[], matchedTo: string | null): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('flaw')
    .set({ matching: matchedTo !== null, matched_to: matchedTo })
    .where('id', 'in', ids)
    .execute();
}
