import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUTED_BY, THREAD_SORTS, THREAD_STATES } from '../../contract/thread-kinds';
import { parseSearch, stringifySearch } from '../lib/search-codec';
import { RIVER_SENTIMENTS } from './river-search';
import {
  clearThreadFilters,
  isNarrowed,
  THREADS_SEARCH_DEFAULTS,
  type ThreadsSearch,
  threadsSearchSchema,
  toggleChosen,
  withOne,
  withWords,
} from './threads-search';

const read = (query: string) => threadsSearchSchema.parse(parseSearch(query));
const among = <Item>(items: readonly Item[]) => fc.subarray([...items]);
const anySearch: fc.Arbitrary<ThreadsSearch> = fc.record({
  q: fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => text.length <= 200),
  state: among(THREAD_STATES),
  topic: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
  team: fc.option(fc.uuid()),
  routed: among(ROUTED_BY),
  flaw: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
  label: fc.uniqueArray(fc.constantFrom('brand:Acme', 'plan:a b'), { maxLength: 2 }),
  sentiment: among(RIVER_SENTIMENTS),
  source: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 3 }),
  lang: fc.uniqueArray(fc.constantFrom('de', 'en', 'und', '123'), { maxLength: 3 }),
  complaint: fc.constantFrom('any', 'yes', 'no'),
  answered: fc.constantFrom('any', 'yes', 'no'),
  seen: fc.constantFrom('any', 'yes', 'no'),
  waiting: fc.integer({ min: 0, max: 100_000 }),
  followers: fc.integer({ min: 0, max: 10_000_000 }),
  from: fc.constantFrom(null, '2026-11-01T00:00:00.000Z'),
  to: fc.constantFrom(null, '2026-11-08T00:00:00.000+01:00'),
  begunFrom: fc.constantFrom(null, '2026-11-01T00:00:00.000Z'),
  begunTo: fc.constantFrom(null, '2026-11-08T00:00:00.000Z'),
  begunBy: fc.constantFrom('any', 'people'),
  topicOf: fc.constantFrom('any', 'opening'),
  flow: fc.uniqueArray(fc.constantFrom('team:none', 'waits:seen:72'), { maxLength: 2 }),
  sort: fc.constantFrom(...THREAD_SORTS),
  thread: fc.option(fc.uuid()),
});

describe('the address of a list of threads', () => {
  it('brings back whatever was in it', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        expect(read(stringifySearch(search))).toEqual(search);
      }),
    );
  });

  it('opens as the whole list when it is empty or broken', () => {
    expect(read('')).toEqual(THREADS_SEARCH_DEFAULTS);
    expect(
      read('?sort=odd&state=asleep&waiting=soon&followers=-3&topic=network&from=then&complaint=2'),
    ).toEqual(THREADS_SEARCH_DEFAULTS);
  });

  it('may be written by hand: one choice, several, words that look like numbers', () => {
    const search = read('?state=waiting&source=forum&source=2024&q=404&waiting=24&sort=size');
    expect(search).toMatchObject({
      state: ['waiting'],
      source: ['forum', '2024'],
      q: '404',
      waiting: 24,
      sort: 'size',
    });
    expect(read('?q=true').q).toBe('true');
  });
});

describe('changes of the list', () => {
  it('toggle a choice, and take none that there is not', () => {
    const waiting = toggleChosen('state', 'waiting')(THREADS_SEARCH_DEFAULTS);
    expect(waiting.state).toEqual(['waiting']);
    expect(toggleChosen('state', 'waiting')(waiting).state).toEqual([]);
    expect(toggleChosen('state', 'asleep')(waiting).state).toEqual(['waiting']);
    expect(withOne('waiting', -1)(THREADS_SEARCH_DEFAULTS).waiting).toBe(0);
  });

  it('clear everything but the order', () => {
    const narrowed = withWords('roaming')({ ...THREADS_SEARCH_DEFAULTS, sort: 'size', followers: 1000 });
    expect(isNarrowed(narrowed)).toBe(true);
    expect(clearThreadFilters(narrowed)).toEqual({ ...THREADS_SEARCH_DEFAULTS, sort: 'size' });
    expect(isNarrowed(clearThreadFilters(narrowed))).toBe(false);
    expect(isNarrowed(withWords('  ')(THREADS_SEARCH_DEFAULTS))).toBe(false);
  });
});
