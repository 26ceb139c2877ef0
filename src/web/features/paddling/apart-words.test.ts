import { describe, expect, it } from 'vitest';
import type { EffectReading } from '../../../contract/effects';
import { apartWords } from './apart-words';
import { banded, CLEAR, REFUSED } from './effect-fixture';

const at = (name: string, estimate: number, reach: number): { name: string; effect: EffectReading } => ({
  name,
  effect: { ...CLEAR, headline: banded(estimate, reach) },
});

describe('campaigns beside each other', () => {
  it('are told apart only where their intervals do not overlap', () => {
    const [words] = apartWords([at('Low', 0, 5), at('High', 30, 5)]);
    expect(words).toMatch(/^High can be told apart from Low: \+30/);
  });

  it('are not ranked where they overlap, even by a little', () => {
    expect(apartWords([at('A', 0, 10), at('B', 19, 10)])).toEqual([
      'A and B cannot be told apart: their intervals overlap, and either may have run further than the other.',
    ]);
    const three = apartWords([at('A', 0, 10), at('B', 5, 10), at('C', 9, 10)]);
    expect(three).toHaveLength(1);
    expect(three[0]).toMatch(/^No two of A, B and C can be told apart/);
  });

  it('are said pair by pair when only some can be told apart', () => {
    const words = apartWords([at('A', 0, 3), at('B', 4, 3), at('C', 30, 3)]);
    expect(words.map((line) => line.split(/ can/)[0])).toEqual(['C', 'C', 'A and B']);
  });

  it('are compared with nothing when nothing can be said of them', () => {
    expect(apartWords([at('A', 3, 1), { name: 'B', effect: REFUSED }])).toEqual([
      'Of B nothing can be said, so there is nothing to compare.',
    ]);
  });
});
