import { describe, expect, it } from 'vitest';
import type { Mover } from '../../../contract/topics';
import { sortMovers, sparkValues } from './movers-rows';

const mover = (name: string, mentions: number | null, percent: number | null) =>
  ({ name, totals: { mentions }, change: percent === null ? null : { percent } }) as Mover;
const items = [mover('b', 3, -40), mover('A', null, null), mover('c', 9, 12)];
const names = (list: readonly Mover[]) => list.map(({ name }) => name).join('');

describe('sortMovers', () => {
  it('keeps the server’s order for what moved, and turns it round', () => {
    expect(names(sortMovers(items, { column: 'moved', descending: true }))).toBe('bAc');
    expect(names(sortMovers(items, { column: 'moved', descending: false }))).toBe('cAb');
  });

  it('puts what is unknown last, whichever way it sorts', () => {
    expect(names(sortMovers(items, { column: 'mentions', descending: true }))).toBe('cbA');
    expect(names(sortMovers(items, { column: 'mentions', descending: false }))).toBe('bcA');
    expect(names(sortMovers(items, { column: 'change', descending: true }))).toBe('cbA');
  });

  it('sorts names without regard to case', () => {
    expect(names(sortMovers(items, { column: 'name', descending: false }))).toBe('Abc');
  });
});

describe('sparkValues', () => {
  it('leaves out the bucket that has not ended and keeps gaps as gaps', () => {
    const point = (mentions: number | null, partial = false) =>
      ({ start: '', mentions, partial, covered: 'all' }) as Mover['sparkline'][number];
    expect(sparkValues([point(4), point(null), point(2, true)])).toEqual([4, null]);
  });
});
