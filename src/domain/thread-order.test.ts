import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderThread, type ThreadTurn } from './thread-order';

const turn = (id: string, parentId: string | null, atMs: number): ThreadTurn => ({ id, parentId, atMs });
const lines = (turns: ThreadTurn[], rootId = 'root') =>
  orderThread(turns, rootId).map(({ id, depth }) => `${'  '.repeat(depth)}${id}`);

describe('order of a thread', () => {
  it('puts replies under what they answer, earliest first', () => {
    expect(
      lines([
        turn('late', 'root', 9),
        turn('early', 'root', 2),
        turn('under early', 'early', 10),
        turn('root', null, 1),
        turn('under late', 'late', 11),
      ]),
    ).toEqual(['root', '  early', '    under early', '  late', '    under late']);
  });

  it('keeps a reply under its parent when the clocks say it came before', () => {
    expect(lines([turn('root', null, 5), turn('reply', 'root', 1)])).toEqual(['root', '  reply']);
  });

  it('shows replies to what was not collected at the top, and says so', () => {
    const placed = orderThread([turn('b', 'gone', 2), turn('a', 'gone', 1), turn('c', 'a', 3)], 'gone');
    expect(placed).toEqual([
      { id: 'a', parentId: null, parentMissing: true, depth: 0 },
      { id: 'c', parentId: 'a', parentMissing: false, depth: 1 },
      { id: 'b', parentId: null, parentMissing: true, depth: 0 },
    ]);
  });

  it('puts the root before earlier orphans', () => {
    expect(lines([turn('orphan', 'gone', 1), turn('root', null, 2)])).toEqual(['root', 'orphan']);
  });

  it('cuts a circle above its earliest turn, and keeps what hangs on it', () => {
    const placed = orderThread(
      [
        turn('x', 'z', 3),
        turn('y', 'x', 2),
        turn('z', 'y', 4),
        turn('on it', 'z', 1),
        turn('self', 'self', 9),
      ],
      'y',
    );
    expect(placed.map(({ id, depth, parentMissing }) => [id, depth, parentMissing])).toEqual([
      ['y', 0, false],
      ['z', 1, false],
      ['on it', 2, false],
      ['x', 2, false],
      ['self', 0, false],
    ]);
  });

  it('places every turn once, below an earlier place, whatever the links and the order of arrival', () => {
    const link = fc.record({ parent: fc.option(fc.nat(12)), atMs: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(link, { maxLength: 10 }), fc.nat(1000), (links, seed) => {
        const turns = links.map(({ parent, atMs }, index) =>
          turn(`t${index}`, parent === null ? null : `t${parent}`, atMs),
        );
        const placed = orderThread(turns, 't0');
        expect(placed.map(({ id }) => id).sort()).toEqual(turns.map(({ id }) => id).sort());
        const depths = new Map<string, number>();
        for (const { id, parentId, depth } of placed) {
          expect(depth).toBe(parentId === null ? 0 : (depths.get(parentId) as number) + 1);
          depths.set(id, depth);
        }
        const shuffled = turns.toSorted((a, b) => ((a.atMs + seed) % 7) - ((b.atMs + seed) % 7));
        expect(orderThread(shuffled, 't0')).toEqual(placed);
      }),
    );
  });

  it('reads a chain of 20,000 replies', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      turn(`t${index}`, index === 0 ? null : `t${index - 1}`, index),
    );
    expect(orderThread(chain, 't0').at(-1)?.depth).toBe(19_999);
  });
});
