import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReplyLink, threadsOf } from './threads';

const link = (id: string, parentId: string | null = null): ReplyLink => ({ id, parentId });

describe('threadsOf', () => {
  test('names a thread by its topmost post', () => {
    expect([...threadsOf([link('c', 'b'), link('b', 'a'), link('a')])]).toEqual([
      ['c', 'a'],
      ['b', 'a'],
      ['a', 'a'],
    ]);
  });

  test('lets two replies to a post that was never collected meet', () => {
    const threads = threadsOf([link('b', 'gone'), link('c', 'gone')]);
    expect(threads.get('b')).toBe('gone');
    expect(threads.get('c')).toBe('gone');
  });

  test('takes the thread of a parent that is known from before', () => {
    expect(threadsOf([link('c', 'b')], new Map([['b', 'a']])).get('c')).toBe('a');
  });

  test('names a circle of replies, and what hangs on it, by its smallest id', () => {
    const threads = threadsOf([link('z', 'c'), link('b', 'c'), link('c', 'b')]);
    expect([...threads.values()]).toEqual(['b', 'b', 'b']);
  });

  test('answers the same in whatever order links come', () => {
    const links = fc
      .array(fc.option(fc.integer({ min: 0, max: 14 }), { nil: null }), { minLength: 1, maxLength: 12 })
      .map((parents) =>
        parents.map((parent, index) => link(`m${index}`, parent === null ? null : `m${parent}`)),
      );
    fc.assert(
      fc.property(
        links.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const byId = (map: Map<string, string>) => [...map].sort();
          expect(byId(threadsOf(shuffled))).toEqual(byId(threadsOf(all)));
        },
      ),
    );
  });
});
