import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardCard } from '../../../contract/boards';
import { copyCard, moveCard, putCard, resizeCard } from './arrange-cards';

const note = (id: string): BoardCard => ({
  id,
  kind: 'note',
  title: null,
  days: null,
  width: 1,
  height: 1,
  text: id,
});
const CARDS = ['a', 'b', 'c', 'd'].map(note);
const idsOf = (cards: readonly BoardCard[]) => cards.map(({ id }) => id).join('');

describe('arranging cards', () => {
  it('moves a card to a place, and no further than the ends', () => {
    expect(idsOf(moveCard(CARDS, 'a', 2))).toBe('bcad');
    expect(idsOf(moveCard(CARDS, 'd', -3))).toBe('dabc');
    expect(idsOf(moveCard(CARDS, 'b', 99))).toBe('acdb');
    expect(idsOf(moveCard(CARDS, 'gone', 0))).toBe('abcd');
  });

  it('loses and doubles no card, wherever it goes, and back again is as before', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.integer({ min: -9, max: 9 }), (from, to) => {
        const id = CARDS[from]?.id as string;
        const moved = moveCard(CARDS, id, to);
        expect([...idsOf(moved)].sort().join('')).toBe('abcd');
        expect(moveCard(moved, id, from)).toEqual(CARDS);
      }),
    );
  });

  it('keeps a card between one and what the board has, whatever is asked', () => {
    const sized = resizeCard(resizeCard(CARDS, 'a', { width: 9, height: 9 }), 'b', { width: -9 });
    expect(sized[0]).toMatchObject({ width: 4, height: 3 });
    expect(sized[1]).toMatchObject({ width: 1, height: 1 });
  });

  it('puts a copy behind its card, and a new card last', () => {
    expect(idsOf(copyCard(CARDS, 'b', 'x'))).toBe('abxcd');
    expect(idsOf(putCard(CARDS, note('y')))).toBe('abcdy');
    const renamed = { ...note('c'), title: 'Ours' };
    expect(putCard(CARDS, renamed)[2]).toEqual(renamed);
  });
});
