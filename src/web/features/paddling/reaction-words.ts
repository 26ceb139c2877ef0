import type { AttributionRule, Reaction } from '../../../contract/reactions';
import type { Topic } from '../../../contract/topics';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';

/** A rule by its name: what a mention does that it finds. */
export function ruleName(
  rule: Pick<AttributionRule, 'kind' | 'value' | 'topic'>,
  topics: readonly Pick<Topic, 'id' | 'name'>[],
): string {
  switch (rule.kind) {
    case 'reply':
      return 'answers a post';
    case 'link':
      return `links to ${rule.value}`;
    case 'hashtag':
      return `uses ${rule.value}`;
    case 'phrase':
      return `says “${rule.value}”`;
    case 'topic':
      return `about ${topics.find(({ id }) => id === rule.topic)?.name ?? 'a topic'} during the flight`;
  }
}

/** Why a reaction counts: the rule it counts under, and the others that find it, by name. */
export function whyWords(
  reaction: Pick<Reaction, 'rule' | 'rules' | 'choice'>,
  rules: readonly AttributionRule[],
  topics: readonly Pick<Topic, 'id' | 'name'>[],
): { counts: string; also: string[] } {
  const named = reaction.rules.flatMap((id) => {
    const rule = rules.find((known) => known.id === id);
    return rule ? [ruleName(rule, topics)] : [];
  });
  if (reaction.choice?.kind === 'removed') return { counts: 'Taken out', also: named };
  const [first, ...also] = named;
  if (first !== undefined) return { counts: first, also };
  return { counts: reaction.choice ? 'added by hand' : 'found by a rule', also };
}

/** How many a rule finds, in words. */
export function foundWords(rule: Pick<AttributionRule, 'mentions' | 'enabled'>): string {
  if (rule.mentions === null) return 'reading history…';
  const found = formatQuantity(rule.mentions, 'mention');
  return rule.enabled ? `finds ${found}` : `off; would find ${formatCount(rule.mentions)}`;
}
