import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg';

const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('benjaminiHochberg', () => {
  it.each([
    // The example of the paper: of 15 chances the first four hold at .05.
    [
      [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
        0.759, 1,
      ],
      4,
    ],
    [[0.05], 1],
    [[0.051], 0],
    [[], 0],
  ])('of %j lets %d hold at .05', (given, holding) => {
    expect(benjaminiHochberg(given, 0.05).filter(Boolean)).toHaveLength(holding);
  });

  it('judges one by the level alone, and never lets more hold than the level would one by one', () => {
    fc.assert(
      fc.property(chances, (given) => {
        const held = benjaminiHochberg(given, 0.05);
        for (const [index, holds] of held.entries())
          if (holds) expect(given[index]).toBeLessThanOrEqual(0.05);
        expect(benjaminiHochberg([given[0] as number], 0.05)).toEqual([(given[0] as number) <= 0.05]);
      }),
    );
  });

  it('answers the same whatever the order', () => {
    fc.assert(
      fc.property(chances, (given) => {
        const back = benjaminiHochberg([...given].reverse(), 0.1).reverse();
        expect(back).toEqual(benjaminiHochberg(given, 0.1));
      }),
    );
  });
});
