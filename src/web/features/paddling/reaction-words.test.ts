import { describe, expect, it } from 'vitest';
import type { AttributionRule } from '../../../contract/reactions';
import { foundWords, ruleName, whyWords } from './reaction-words';

const rule = (id: string, kind: AttributionRule['kind'], value: string | null, topic: string | null = null) =>
  ({ id, kind, value, topic }) as AttributionRule;
const RULES = [rule('r', 'reply', null), rule('t', 'hashtag', '#spring'), rule('p', 'topic', null, 'prices')];
const TOPICS = [{ id: 'prices', name: 'Prices' }];
const by = (kind: 'added' | 'removed') => ({ kind, actor: null, at: '2026-11-10T00:00:00Z', reason: null });

describe('ruleName', () => {
  it('words a topic by time, not by cause', () => {
    expect(RULES.map((each) => ruleName(each, TOPICS))).toEqual([
      'answers a post',
      'uses #spring',
      'about Prices during the flight',
    ]);
  });
});

describe('whyWords', () => {
  it('names the rule it counts under first, then the others', () => {
    expect(whyWords({ rule: 't', rules: ['t', 'p'], choice: null }, RULES, TOPICS)).toEqual({
      counts: 'uses #spring',
      also: ['about Prices during the flight'],
    });
  });

  it('says what a person decided where no rule finds it, and what was taken out', () => {
    expect(whyWords({ rule: null, rules: [], choice: by('added') }, RULES, TOPICS).counts).toBe(
      'added by hand',
    );
    expect(whyWords({ rule: 'r', rules: ['r'], choice: by('removed') }, RULES, TOPICS)).toEqual({
      counts: 'Taken out',
      also: ['answers a post'],
    });
  });
});

describe('foundWords', () => {
  it('tell what is not known yet from nothing', () => {
    expect(foundWords({ mentions: null, enabled: true })).toBe('reading history…');
    expect(foundWords({ mentions: 0, enabled: true })).toBe('finds 0 mentions');
    expect(foundWords({ mentions: 12, enabled: false })).toBe('off; would find 12');
  });
});
