import { describe, expect, it } from 'vitest';
import { conditionWords, previewWords } from './rule-words';

const nothing = { topic: null, words: null, source: null, lang: null, minFollowers: null };
const topics = new Map([['t', 'Billing']]);

describe('a rule in words', () => {
  it('says each condition, and only those', () => {
    expect(conditionWords(nothing, topics)).toEqual([]);
    expect(
      conditionWords(
        { topic: 't', words: '"paid twice"', source: 'forum', lang: 'de', minFollowers: 5000 },
        topics,
      ),
    ).toEqual([
      'about Billing',
      'says "paid twice"',
      'on forum',
      'in German',
      'somebody with 5,000 followers or more speaks',
    ]);
    expect(conditionWords({ ...nothing, topic: 'gone' }, topics)).toEqual(['about a topic that was removed']);
  });
});

describe('a rule tried on history', () => {
  it('says what it finds, what changes hands and what people keep', () => {
    expect(previewWords({ threads: 0, moved: 0, keptByPeople: 0 })).toMatch(/^No thread/);
    expect(previewWords({ threads: 1, moved: 0, keptByPeople: 0 })).toBe(
      'It finds 1 thread of the last 28 days of what is here; none of them would change hands.',
    );
    expect(previewWords({ threads: 1200, moved: 40, keptByPeople: 3 })).toBe(
      'It finds 1,200 threads of the last 28 days of what is here; 40 would change hands. 3 were routed by people and stay where they are.',
    );
  });
});
