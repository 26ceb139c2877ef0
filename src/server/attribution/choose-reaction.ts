import type { CHOICES } from '../../contract/reaction-kinds';
import type { Tx } from '../db/database';
import { ApiError, notFound } from '../problems';
import { addHistory } from '../stores/history.store';
import { readCandidate } from '../stores/reaction.store';
import { choicesOf, dropChoice, writeChoice } from '../stores/reaction-choice.store';
import { lockThreads, threadsOfMentions } from '../stores/thread.store';
import { refreshThreads } from '../stores/thread-state.store';

type Choice = (typeof CHOICES)[number] | null;

/**
 * Keeps what a person decides about a mention and a campaign; `null` leaves it to the rules. It stands in the mention's
 * history. Answers what had been decided before. Throws 404 for a mention there is none of and 409 for one of ours: that is no reaction.
 */
export async function chooseReaction(
  tx: Tx,
  of: { campaignId: string; mentionId: string },
  choice: Choice,
  by: { actor: string | null; now: Date; reason: string | null },
): Promise<Choice> {
  const { campaignId, mentionId } = of;
  await lockThreads(tx);
  const candidate = await readCandidate(tx, { id: mentionId });
  if (!candidate) throw notFound('mention');
  if (!candidate.isInbound) {
    throw new ApiError(409, 'conflict', 'This was said by us: it is no reaction to a campaign.');
  }
  const before = (await choicesOf(tx, campaignId, [mentionId])).get(mentionId)?.kind ?? null;
  if (before === choice) return before;
  if (choice === null) await dropChoice(tx, campaignId, mentionId);
  else {
    const { actor, now, reason } = by;
    const row = { campaign_id: campaignId, mention_id: mentionId, kind: choice, reason, actor, at: now };
    await writeChoice(tx, row);
  }
  const entry = { subjectId: mentionId, field: 'reaction', reason: by.reason, actor: by.actor, at: by.now };
  await addHistory(tx, [
    {
      ...entry,
      before: { campaign: campaignId, choice: before },
      after: { campaign: campaignId, choice },
    },
  ]);
  // Whoever chose has seen the conversation.
  const threads = await threadsOfMentions(tx, [mentionId]);
  await refreshThreads(tx, [...threads.values()], { look: false });
  return before;
}
