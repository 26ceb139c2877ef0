import type { Campaign } from '../../contract/campaigns';
import type { AttributionRule, AttributionRules } from '../../contract/reactions';
import { ruleWords, suggestedRules, WORDS_DAYS_AFTER } from '../../domain/attribution';
import type { Db } from '../db/database';
import { listRules, postTexts, type StoredRule } from '../stores/attribution-rule.store';
import { countByRule } from '../stores/reaction.store';
import { findersOf, windowOf } from './campaign-reach';

/** So many posts are looked through for what could be a rule, the newest ones. */
const POSTS_READ = 500;
const MOST_SUGGESTIONS = 12;

/** The rules of a campaign with what each finds, and what its posts suggest. */
export async function answerRules(db: Db, campaign: Campaign): Promise<AttributionRules> {
  const rules = await listRules(db, campaign.id);
  const counts = await countByRule(db, {
    campaignId: campaign.id,
    finders: findersOf(campaign, rules),
    narrowed: true,
  });
  const known = new Set(rules.map(({ value }) => value?.toLowerCase()));
  const suggested = suggestedRules(await postTexts(db, campaign.id, POSTS_READ));
  const { flight, words } = windowOf(campaign);
  return {
    items: rules.map((rule) => toRule(rule, counts.get(rule.id) ?? null)),
    window: { flight: stretchOf(flight), words: stretchOf(words), daysAfter: WORDS_DAYS_AFTER },
    suggestions: suggested.filter(({ value }) => !known.has(value.toLowerCase())).slice(0, MOST_SUGGESTIONS),
  };
}

function toRule(rule: StoredRule, mentions: number | null): AttributionRule {
  const { id, kind, value, topicId, topicName, enabled, byDefault, actor, createdAt } = rule;
  return {
    id,
    kind,
    value,
    topic: topicId,
    words: ruleWords({ kind, value, topic: topicName }),
    enabled,
    state: mentions === null ? 'building' : 'ready',
    mentions,
    byDefault,
    actor,
    createdAt: createdAt.toISOString(),
  };
}

const stretchOf = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => ({
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});
