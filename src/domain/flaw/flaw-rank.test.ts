import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flawRank } from './flaw-rank';

const spread = (days: number, every: number) => Array.from({ length: days }, (_, index) => index * every);

describe('the rank of a flaw', () => {
  it('puts what many meet for months above a loud afternoon', () => {
    const leak = flawRank({ complaints: 40, people: 30, dayNumbers: spread(20, 3.5).map(Math.floor) });
    const loud = flawRank({ complaints: 200, people: 40, dayNumbers: [7] });
    expect(leak).toMatchObject({ days: 20, weeks: 10 });
    expect(leak.score).toBeCloseTo(11.55, 2);
    expect(loud.score).toBeCloseTo(10.18, 2);
  });

  it('counts the same days for more when they lie in more weeks', () => {
    const of = (every: number) => flawRank({ complaints: 12, people: 9, dayNumbers: spread(6, every) }).score;
    expect(of(7)).toBeGreaterThan(of(1));
  });

  it('is 0 where nothing was said, and never falls when more is', () => {
    expect(flawRank({ complaints: 0, people: 0, dayNumbers: [] }).score).toBe(0);
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.nat(400),
        fc.array(fc.nat(83)),
        fc.nat(83),
        (complaints, people, dayNumbers, day) => {
          const { score } = flawRank({ complaints, people, dayNumbers });
          expect(flawRank({ complaints: complaints + 1, people, dayNumbers }).score).toBeGreaterThan(score);
          expect(flawRank({ complaints, people: people + 1, dayNumbers }).score).toBeGreaterThan(score);
          expect(
            flawRank({ complaints, people, dayNumbers: [...dayNumbers, day] }).score,
          ).toBeGreaterThanOrEqual(score);
        },
      ),
    );
  });

  it('says what it rests on', () => {
    expect(flawRank({ complaints: 1, people: 1, dayNumbers: [3, 3] }).words).toBe(
      '1 person on 1 day in 1 week, 1 complaint, in the last 84 days, what its rule recognised included.',
    );
  });
});
