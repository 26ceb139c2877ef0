import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectSentences, effectWords, placeboWords, refusals } from './effect-words';
import { VERDICTS } from './verdict-kinds';

const told = (estimate: number, low: number, high: number) => ({
  estimate,
  bands: [
    { low, high },
    { low, high },
    { low, high },
  ],
});

describe('the words of an effect', () => {
  it.each([
    ['clear rise', told(24.3, 11.2, 38.4), 'percent', 'ran 24 % above what was expected (11 to 38 %)'],
    ['clear fall', told(-24.3, -38.4, -11.2), 'percent', 'ran 24 % below what was expected (−38 to −11 %)'],
    [
      'clear fall',
      told(-4.26, -6.1, -2),
      'points',
      'ran 4.3 points below what was expected (−6.1 to −2 points)',
    ],
    ['clear rise', told(1.04, 0.5, 1.6), 'points', 'ran 1 point above what was expected (0.5 to 1.6 points)'],
    ['clear rise', told(0.6, 0.1, 0.96), 'points', 'ran 0.6 points above what was expected (0.1 to 1 point)'],
    [
      'leaning up',
      told(9.96, -2, 20),
      'percent',
      'ran 10 % above what was expected (−2 to 20 %): leaning, not clear',
    ],
    [
      'cannot tell',
      told(-1, -2.8, 0.4),
      'percent',
      'ran 1 % below what was expected, which chance alone could be (−2.8 to 0.4 %)',
    ],
    [
      'clear rise',
      told(1234.5, 999.7, 2000),
      'percent',
      'ran 1,235 % above what was expected (1,000 to 2,000 %)',
    ],
    ['clear rise', told(0.0234, 0.0012, 0.05), 'own', 'ran 0.0234 above what was expected (0.0012 to 0.05)'],
  ] as const)('say a %s', (verdict, headline, unit, words) => {
    expect(effectWords(verdict, headline, unit)).toBe(words);
  });

  it('name what was taken into account', () => {
    const words = effectWords('cannot tell', told(-1, -2.8, 0.4), 'percent', 'Active users');
    expect(words).toBe(
      'ran 1 % below what was expected with Active users taken into account, which chance alone could be (−2.8 to 0.4 %)',
    );
    expect(effectWords('not enough data', null, 'percent', 'Active users')).not.toMatch(/taken into account/);
  });

  it('do not let a clear effect end at nothing, nor print a minus before nothing', () => {
    expect(effectWords('clear rise', told(0.3, 0.004, 0.6), 'percent')).toContain('(0.004 to 0.6 %)');
    expect(effectWords('cannot tell', told(-0.00001, -1, 1), 'percent')).toContain('ran 0 % below');
    expect(effectWords('cannot tell', told(0, -0.00001, 1), 'percent')).toContain('(0 to 1 %)');
  });

  it('say nothing of a number where there is none', () => {
    expect(effectWords('not enough data', null, 'percent')).not.toMatch(/\d/);
  });

  it('never speak of causes, whatever the effect', () => {
    const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    const all = fc.record({
      verdict: fc.constantFrom(...VERDICTS),
      estimate: number,
      low: number,
      high: number,
    });
    fc.assert(
      fc.property(
        all,
        fc.constantFrom('percent', 'points', 'own'),
        ({ verdict, estimate, low, high }, unit) => {
          const words = effectWords(verdict, told(estimate, low, high), unit);
          expect(words).not.toMatch(/caus|because|due to|thanks to|led to/i);
          expect(words).not.toMatch(/-\d|NaN|undefined/);
        },
      ),
    );
    const reasons = [
      refusals.shortBaseline(3, 28, 'day'),
      refusals.nothingSince,
      refusals.overlapped('Winter'),
      refusals.fewExpected(3, 10),
      refusals.nothingExpected,
      refusals.inseparable,
    ];
    for (const { reason, needs } of reasons) expect(reason + needs).not.toMatch(/caus/i);
    expect(placeboWords({ effects: Array(20).fill(1), windows: 60, asFar: 2 })).not.toMatch(/caus/i);
  });
});

describe('the words of a refusal', () => {
  it('end where the reason begins', () => {
    const { reason } = refusals.shortBaseline(10, 28, 'day');
    expect(effectSentences(effectWords('not enough data', null, 'percent'), [reason])).toBe(
      `Cannot be said: there is not enough data. ${reason}`,
    );
    const told24 = effectWords('clear rise', told(24.3, 11.2, 38.4), 'percent');
    expect(effectSentences(told24, [])).toBe('Ran 24 % above what was expected (11 to 38 %).');
  });

  it('count one and many', () => {
    expect(refusals.shortBaseline(27, 28, 'day')).toEqual({
      reason:
        'The baseline holds 27 complete days of data; at least 28 are needed to know what was to be expected.',
      needs: '1 more complete day of data before the start.',
    });
    expect(refusals.shortBaseline(1, 12, 'other')).toEqual({
      reason: 'The baseline holds 1 bucket of data; at least 12 are needed to know what was to be expected.',
      needs: '11 more buckets of data before the start.',
    });
  });

  it('never name the number that would have been enough', () => {
    expect(refusals.fewExpected(9.98, 10).reason).toMatch(/^Only 9\.9 would/);
    expect(refusals.fewExpected(0, 10).reason).toMatch(/^Only 0 would/);
  });

  it('names what overlaps', () => {
    const { reason, needs } = refusals.overlapped('Winter sale');
    expect(reason).toContain('Winter sale covers half of this window or more');
    expect(needs).toContain('Winter sale');
  });
});

describe('the words of a placebo', () => {
  it('count windows that ran as far', () => {
    // More than one in four takes the sign away from whatever leans.
    expect(placeboWords({ effects: Array(20).fill(1), windows: 60, asFar: 11 })).toMatch(
      /in 11 of them\. As much comes by itself that often: by itself this is no sign\.$/,
    );
    expect(placeboWords({ effects: Array(20).fill(1), windows: 60, asFar: 4 })).toBe(
      'Tried on 20 windows before the start, where nothing began, the same method found as much in 4 of them.',
    );
  });

  it('say why there is none', () => {
    const none = { effects: null, asFar: null };
    expect(placeboWords({ ...none, windows: 1 })).toMatch(
      /^No placebo test: .* room for 1 window of .* fewer than 8/,
    );
    expect(placeboWords({ ...none, windows: 7 })).toContain('7 windows');
  });
});
