import { describe, expect, it } from 'vitest';
import { attributionWindow, readWordRule, ruleWords, suggestedRules, type WordRule } from './attribution';
import { compileTopics } from './topic-query/match-topics';
import { parseTopicQuery } from './topic-query/parse-topic-query';

function finds(kind: WordRule['kind'], written: string, text: string): boolean {
  const rule = readWordRule(kind, written);
  if ('problem' in rule) throw new Error(rule.problem);
  const parsed = parseTopicQuery(rule.query);
  if (!parsed.ok || parsed.query.inheritsThread)
    throw new Error('a rule must be readable and stay with its words');
  const subject = { text, author: null, lang: 'en', source: 'forum', labels: {} };
  return compileTopics([{ key: 1, query: parsed.query }]).match(subject).length > 0;
}

describe('readWordRule', () => {
  it('finds links below an address, and tracked ones by their campaign', () => {
    expect(finds('link', 'https://www.halvora.example/spring?x=1', 'see halvora.example/spring/a')).toBe(
      true,
    );
    expect(finds('link', 'halvora.example/spring', 'see halvora.example/autumn')).toBe(false);
    expect(finds('link', 'utm_campaign=Spring', 'https://a.example/?utm_campaign=spring')).toBe(true);
  });

  it('finds a hashtag with or without its sign, whole', () => {
    expect(finds('hashtag', 'Spring', 'yes #spring!')).toBe(true);
    expect(finds('hashtag', '#spring', 'yes #springtime, spring')).toBe(false);
  });

  it('finds words side by side, whatever signs of the grammar stand among them', () => {
    expect(finds('phrase', 'never "again" OR (what)', 'Never again, or what?')).toBe(true);
    expect(finds('phrase', 'never again', 'again and never')).toBe(false);
    expect(finds('phrase', 'spr* deal\\', 'spr deal')).toBe(true);
  });

  it.each([
    ['link', 'spring'],
    ['link', 'utm_campaign='],
    ['hashtag', 'two words'],
    ['hashtag', '#1'],
    ['hashtag', '#net*'],
    ['phrase', '!!!'],
  ] as const)('refuses a %s of “%s” in words', (kind, written) => {
    expect(readWordRule(kind, written)).toEqual({ problem: expect.stringMatching(/\w+ \w+/) });
  });
});

describe('attributionWindow', () => {
  it('lets words be used two weeks longer than the campaign runs, topics not', () => {
    const { flight, words } = attributionWindow({ startMs: 0, endExclusiveMs: 1000 });
    expect(flight).toEqual({ fromMs: 0, toMs: 1000 });
    expect(words).toEqual({ fromMs: 0, toMs: 1000 + 14 * 86_400_000 });
  });
});

describe('ruleWords', () => {
  it('never word a topic as a cause', () => {
    const words = ruleWords({ kind: 'topic', value: null, topic: 'Prices' });
    expect(words).toContain('Prices during the flight');
    expect(words).toContain('does not show that the campaign brought it about');
  });
});

describe('suggestedRules', () => {
  it('counts each hashtag and link once a post, most used first', () => {
    const posts = [
      '#Spring now https://a.example/s?utm_campaign=s1',
      '#spring #spring www.a.example/s',
      'nothing',
    ];
    expect(suggestedRules(posts)).toEqual([
      { kind: 'hashtag', value: '#Spring', posts: 2 },
      { kind: 'link', value: 'a.example/s', posts: 2 },
      { kind: 'link', value: 'utm_campaign=s1', posts: 1 },
    ]);
  });
});
