import { describe, expect, it } from 'vitest';
import { THREAD_STATES } from '../../../contract/thread-kinds';
import type { ThreadItem } from '../../../contract/thread-list';
import { audienceWords, factWords, rowLabel, STATE_WORDS, saidWords, stateWords } from './row-words';

const now = Date.parse('2026-11-23T12:00:00Z');
const thread: ThreadItem = {
  id: '66824b5e-526f-5be9-9483-7403ab1a7d3f',
  startedAt: '2026-11-23T09:00:00Z',
  lastAt: '2026-11-23T10:00:00Z',
  mentions: 3,
  inbound: 2,
  outbound: 1,
  state: 'waiting',
  firstReplySeconds: 600,
  waitingSince: '2026-11-23T09:50:00Z',
  handled: null,
  inboundDays: 1,
  people: 2,
  followers: 12_400,
  positive: 0,
  neutral: 0,
  negative: 2,
  complaints: 1,
  source: 'forum',
  lang: 'en',
  topics: [],
  flaws: [],
  route: { team: null, by: 'none', words: 'You see this because nobody owns it' },
  opening: { id: 'o', author: 'lena_h', authorName: null, text: 'No signal.', sentiment: 'negative' },
  found: null,
};

describe('a state in words', () => {
  it('has a name of its own for each state', () => {
    const given = THREAD_STATES.map((state) => STATE_WORDS[state].name);
    expect(new Set(given).size).toBe(THREAD_STATES.length);
  });

  it('says how long somebody waits while somebody does, else how long the first answer took', () => {
    expect(stateWords(thread, now)).toEqual({ name: 'waiting again', time: 'for 2 h 10 min' });
    expect(stateWords({ ...thread, state: 'unanswered', firstReplySeconds: null }, now)).toEqual({
      name: 'unanswered',
      time: 'waits 2 h 10 min',
    });
    expect(stateWords({ ...thread, state: 'answered', waitingSince: null }, now)).toEqual({
      name: 'answered',
      time: 'first after 10 min',
    });
    expect(stateWords({ ...thread, state: 'ours', waitingSince: null }, now).time).toBeNull();
    const handled = { at: new Date(now - 3_600_000).toISOString(), actor: null, reason: 'By phone' };
    expect(stateWords({ ...thread, state: 'handled', waitingSince: null, handled }, now)).toEqual({
      name: 'handled',
      time: '1 h ago: By phone',
    });
  });
});

describe('a row in words', () => {
  it('leaves out what says nothing', () => {
    expect(factWords(thread)).toEqual(['3 turns, 1 ours', '2 people']);
    const alone = { ...thread, mentions: 1, inbound: 1, outbound: 0, people: 1 };
    expect(factWords(alone)).toEqual(['1 turn']);
    // All of them ours: the state says so.
    expect(factWords({ ...alone, mentions: 2, inbound: 0, outbound: 2, inboundDays: 0, people: 0 })).toEqual([
      '2 turns',
    ]);
    expect(factWords({ ...alone, inboundDays: 4 })).toEqual(['1 turn', 'on 4 days']);
  });

  it('says whose followers are counted, since they need not be the author’s', () => {
    expect(audienceWords(thread)).toBe('up to 12.4K followers');
    expect(audienceWords({ followers: 1 })).toBe('up to 1 follower');
    expect(audienceWords({ followers: null })).toBeNull();
  });

  it('shows the turn that holds the words when the opening does not', () => {
    expect(saidWords(thread)).toEqual({ text: 'No signal.', repliedBy: null });
    const found = { ...thread, found: { id: 'f', author: null, text: 'Same here' } };
    expect(saidWords(found)).toEqual({ text: 'Same here', repliedBy: 'author not known' });
  });

  it('is one sentence for those who hear it', () => {
    expect(rowLabel(thread, ['Network'], now)).toBe(
      'lena_h on forum, 2 h ago. No signal. waiting again, for 2 h 10 min. negative, complaint. 3 turns, 1 ours. 2 people. up to 12.4K followers, the most that anyone who spoke here has. about Network',
    );
    const erased = { ...thread, opening: { ...thread.opening, author: null, text: null, sentiment: null } };
    expect(rowLabel(erased, [], now)).toMatch(
      /^author not known on forum, 2 h ago\. deleted or erased\. .*not scored/,
    );
  });
});
