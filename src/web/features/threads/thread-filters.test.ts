import { describe, expect, it } from 'vitest';
import type { Topic } from '../../../contract/topics';
import {
  clearThreadFilters,
  THREADS_SEARCH_DEFAULTS,
  type ThreadsSearch,
} from '../../url-state/threads-search';
import { chooseOne, filterChips, manyFields, oneFields } from './thread-filters';

const NETWORK = '8f4f8cc1-2af1-4f41-bbf6-4b556ab6a97c';
const GONE = '9f4f8cc1-2af1-4f41-bbf6-4b556ab6a97c';
const fields = manyFields({
  catalogue: {
    firstAt: null,
    lastAt: null,
    mentions: 1,
    sources: [{ id: 'forum', mentions: 1, firstAt: null, lastAt: null, reportsFollowers: false }],
    languages: [{ lang: 'de', mentions: 1 }],
  },
  topics: [{ id: NETWORK, name: 'Network', building: { share: 0.4 } } as unknown as Topic],
  flaws: [],
  labels: [{ label: 'brand:Acme', threads: 3 }],
});
const teams = [{ id: NETWORK, name: 'Radio' }];
const search: ThreadsSearch = {
  q: ' slow bill ',
  state: ['waiting'],
  topic: [NETWORK, GONE],
  team: GONE,
  routed: ['several'],
  flaw: [GONE],
  label: ['brand:Acme'],
  sentiment: ['unscored'],
  source: ['forum', 'old forum'],
  lang: ['de'],
  complaint: 'yes',
  answered: 'no',
  seen: 'no',
  waiting: 7,
  followers: 1000,
  from: '2026-11-01T00:00:00Z',
  to: null,
  begunFrom: null,
  begunTo: '2026-11-08T00:00:00Z',
  begunBy: 'people',
  topicOf: 'opening',
  flow: ['waits:fixed:720', `team:${NETWORK}`, 'topic:none'],
  sort: 'size',
  thread: null,
};

describe('what narrows the list', () => {
  it('is named chip by chip', () => {
    expect(
      filterChips(search, fields, oneFields(search, teams), 'UTC').map(
        ({ name, label }) => `${name}: ${label}`,
      ),
    ).toEqual([
      'Words: slow bill',
      'State: waiting again',
      'Topic: Network',
      'Topic: a topic that is not here',
      'Routed: several teams own it',
      'Sentiment: not scored',
      'Source: forum',
      'Source: old forum',
      'Language: German',
      'Flaw: one flaw',
      'Label: brand: Acme',
      'Team: a team that is not here',
      'Complaint: yes',
      'Answered: never',
      'Seen by its team: not yet',
      'Waiting: over 7 h',
      'Followers: 1,000 or more',
      'Topic of: its opening',
      'In the flow: waits for a fix, over 30 days',
      'In the flow: at Radio',
      'In the flow: under no topic',
      'Last turn: from 1 Nov 2026, 00:00',
      'Begun: before 8 Nov 2026, 00:00, by people',
    ]);
  });

  it('is all gone once each chip is taken away', () => {
    const left = filterChips(search, fields, oneFields(search, teams), 'UTC').reduce(
      (at, { without }) => without(at),
      search,
    );
    expect(left).toEqual(clearThreadFilters(search));
    expect(
      filterChips(THREADS_SEARCH_DEFAULTS, fields, oneFields(THREADS_SEARCH_DEFAULTS, teams), 'UTC'),
    ).toEqual([]);
  });

  it('offers what stands in the address beside the usual choices', () => {
    const waits = oneFields(search, teams).find(({ filter }) => filter === 'waiting');
    expect(waits?.choices.map(({ label }) => label)).toEqual([
      'any',
      'over 1 h',
      'over 5 h',
      'over 7 h',
      'over 1 day',
      'over 5 days',
      'over 30 days',
    ]);
    expect(chooseOne('waiting', '24')(search).waiting).toBe(24);
    expect(fields[0]?.choices[0]?.detail).toBe('counting, 40 %');
  });
});
