import type { Campaign } from '../../contract/campaigns';
import type { Reaction } from '../../contract/reactions';
import { webAddress } from '../../domain/web-address';
import type { Db } from '../db/database';
import { listRules } from '../stores/attribution-rule.store';
import { privateAmong, rulesFinding } from '../stores/reaction.store';
import { choicesOf } from '../stores/reaction-choice.store';
import { readTurns } from '../stores/thread-read.store';
import { quotedThreads, topicsOfMentions } from '../stores/voice.store';
import { findersOf } from './campaign-reach';

/**
 * Mentions as reactions to a campaign, in the order of their ids, each with all rules in use that find it. What was
 * said in private or has lost its words is named, not quoted.
 */
export async function answerReactions(
  db: Db,
  campaign: Campaign,
  ids: readonly string[],
): Promise<Reaction[]> {
  if (ids.length === 0) return [];
  const rules = (await listRules(db, campaign.id)).filter(({ enabled }) => enabled);
  const reach = { campaignId: campaign.id, finders: findersOf(campaign, rules), narrowed: true };
  const found = await rulesFinding(db, reach, ids);
  const turns = await readTurns(db, ids);
  const hidden = await privateAmong(db, ids);
  const threads = await quotedThreads(db, ids);
  const topics = await topicsOfMentions(db, ids);
  const choices = await choicesOf(db, campaign.id, ids);
  return ids.flatMap((id): Reaction[] => {
    const turn = turns.get(id);
    if (!turn) return [];
    const { at, author, author_name, url, direction: _, text, ...voice } = turn;
    const unquoted = text === null ? 'gone' : hidden.has(id) ? 'private' : null;
    const said = { text, author, authorName: author_name, url: webAddress(url) };
    const all = found.get(id) ?? [];
    return [
      {
        ...voice,
        ...(unquoted === null ? said : { text: null, author: null, authorName: null, url: null }),
        unquoted,
        at: at.toISOString(),
        thread: threads.get(id) ?? { id, mentions: 1 },
        topics: topics.get(id) ?? [],
        rule: all[0] ?? null,
        rules: all,
        choice: choices.get(id) ?? null,
      },
    ];
  });
}
