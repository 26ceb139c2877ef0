import type { Campaign } from '../../contract/campaigns';
import { attributionWindow } from '../../domain/attribution';
import type { StoredRule } from '../stores/attribution-rule.store';
import type { Finder } from '../stores/reaction.store';

/** Where rules of this campaign look, in epoch milliseconds. */
export function windowOf({ startAt, endExclusive }: Pick<Campaign, 'startAt' | 'endExclusive'>) {
  return attributionWindow({ startMs: Date.parse(startAt), endExclusiveMs: Date.parse(endExclusive) });
}

/** These rules as places to look, in their order; one that has nothing to show yet is left out. */
export function findersOf(campaign: Campaign, rules: readonly StoredRule[]): Finder[] {
  const { flight, words } = windowOf(campaign);
  return rules.flatMap(({ id, kind, version }): Finder[] => {
    if (kind === 'reply') return [{ rule: id, version: null }];
    if (version === null) return [];
    return [{ rule: id, version, ...(kind === 'topic' ? flight : words) }];
  });
}
