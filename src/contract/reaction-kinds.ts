/** What can attribute a mention to a campaign, most specific first: a mention counts under the first that finds it. */
export const RULE_KINDS = ['reply', 'link', 'hashtag', 'phrase', 'topic'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];
export const CHOICES = ['added', 'removed'] as const;
