import { sql } from 'kysely';
import type { Reaction } from '../../contract/reactions';
import type { Db, Tx } from '../db/database';
import type { ReactionChoiceTable } from '../db/paddling-tables';
import { toActor } from './person.store';

type Choice = NonNullable<Reaction['choice']>;

/** What people decided about these mentions for a campaign. */
export async function choicesOf(
  db: Db | Tx,
  campaignId: string,
  mentionIds: readonly string[],
): Promise<Map<string, Choice>> {
  const rows = await (db as Db)
    .selectFrom('reaction_choice as choice')
    .leftJoin('person', 'person.id', 'choice.actor')
    .select(['mention_id', 'kind', 'reason', 'at', 'person.id as actor_id', 'person.name as actor_name'])
    .where('campaign_id', '=', campaignId)
    .where('mention_id', '=', sql<string>`any(${mentionIds}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.mention_id,
      { kind: row.kind, reason: row.reason, at: row.at.toISOString(), actor: toActor(row) },
    ]),
  );
}

/** Keeps what a person decided, in place of what was decided before. */
export async function writeChoice(tx: Tx, choice: ReactionChoiceTable): Promise<void> {
  const { campaign_id, mention_id, ...decided } = choice;
  await tx
    .insertInto('reaction_choice')
    .values(choice)
    .onConflict((conflict) => conflict.columns(['campaign_id', 'mention_id']).doUpdateSet(decided))
    .execute();
}

/** Leaves a mention to the rules. */
export async function dropChoice(tx: Tx, campaignId: string, mentionId: string): Promise<void> {
  await tx
    .deleteFrom('reaction_choice')
    .where('campaign_id', '=', campaignId)
    .where('mention_id', '=', mentionId)
    .execute();
}

/** Removes everything decided for a campaign that is removed. */
export async function dropChoicesOfCampaign(tx: Tx, campaignId: string): Promise<void> {
  await tx.deleteFrom('reaction_choice').where('campaign_id', '=', campaignId).execute();
}
