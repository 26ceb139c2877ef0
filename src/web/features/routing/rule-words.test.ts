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
  it('says what it finds, what goes elsewhere, and what later rules and people keep', () => {
    const none = { moved: 0, keptByPeople: 0, takenByLater: 0 };
    expect(previewWords({ ...none, threads: 0 })).toMatch(/^No thread/);
    expect(previewWords({ ...none, threads: 1 })).toBe(
      'It finds 1 thread from the last 28 days of data; none of them would go elsewhere than now.',
    );
    expect(previewWords({ threads: 1200, moved: 40, keptByPeople: 3, takenByLater: 7 })).toBe(
      'It finds 1,200 threads from the last 28 days of data; 40 would go elsewhere than now. 7 match a later rule, too, and go where that says. 3 were routed by people and stay where they are.',
    );
  });
});
