import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dice } from '../../sample/prng';
import { estimateEffect, headlineOf } from './estimate-effect';
import { type EffectQuestion, judgeEffect, MIN_EXPECTED } from './judge-effect';
import type { EffectPoint, Link } from './link';
import { VERDICTS } from './verdict-kinds';
import type { Banded, Interval } from './window-sum';

const point = (value: number | null, season: number | null = null): EffectPoint => ({
  value,
  of: null,
  season,
  controls: [],
});
const days = (count: number, mean: number, seed = 1): EffectPoint[] => {
  const chance = dice(seed, 'judge-effect');
  return Array.from({ length: count }, (_, day) => point(chance.count(mean), day % 7));
};
/** Days whose disturbances last. */
function unsteady(count: number, { mean, spread, seed }: { mean: number; spread: number; seed: number }) {
  const chance = dice(seed, 'unsteady');
  let disturbance = spread * chance.normal();
  return Array.from({ length: count }, (_, day) => {
    disturbance = 0.7 * disturbance + Math.sqrt(1 - 0.7 ** 2) * spread * chance.normal();
    return point(chance.count(mean * Math.exp(disturbance)), day % 7);
  });
}
const asked = (more: Partial<EffectQuestion> = {}): EffectQuestion => ({
  link: 'log',
  telling: 'relative',
  baseline: days(56, 40),
  after: days(14, 40, 2),
  grain: 'day',
  counts: true,
  overlapping: [],
  ...more,
});
const raised = (by: number) =>
  days(14, 40, 2).map((each) => point(Math.round((each.value as number) * by), each.season));

describe('the judgement of an effect', () => {
  it('calls a doubling a clear rise, a halving a clear fall, and nothing neither', () => {
    expect(judgeEffect(asked({ after: raised(2) })).verdict).toBe('clear rise');
    expect(judgeEffect(asked({ after: raised(0.5) })).verdict).toBe('clear fall');
    expect(judgeEffect(asked()).verdict).toBe('cannot tell');
  });

  it('says how windows without an effect came out, or why there are none', () => {
    const [reason] = judgeEffect(asked()).reasons;
    expect(reason).toMatch(/^Tried on 15 windows before the start/);
    const short = judgeEffect(asked({ baseline: days(35, 40) }));
    expect(short.reasons[0]).toMatch(/^No placebo test/);
    expect(short.placebo).toEqual({ effects: null, windows: 0, asFar: null });
    expect(short.needs).toEqual([]);
  });

  it('comes to the same verdict whether they are looked at or not', () => {
    const verdicts = new Set<string>();
    for (let by = 0.8; by < 1.4; by += 0.05) {
      const question = asked({ after: raised(by) });
      const [full, quick] = [judgeEffect(question), judgeEffect(question, 'left out')];
      expect(quick).toEqual({ ...full, placebo: null, reasons: [] });
      verdicts.add(full.verdict);
    }
    expect([...verdicts].sort()).toEqual(expect.arrayContaining(['cannot tell', 'clear rise', 'leaning up']));
  });
});

describe('an effect is refused', () => {
  const refused = (question: EffectQuestion) => {
    const answer = judgeEffect(question);
    expect(answer).toMatchObject({ verdict: 'not enough data', effect: null, placebo: null });
    expect(answer.needs).toHaveLength(answer.reasons.length);
    return answer.reasons;
  };
  const told = (question: EffectQuestion) => {
    const answer = judgeEffect(question);
    expect(answer.verdict).not.toBe('not enough data');
    expect(answer.effect).not.toBeNull();
  };

  it('with 27 days before it, and not with 28', () => {
    expect(refused(asked({ baseline: days(27, 40) }))).toEqual([
      'The baseline holds 27 complete days of data; at least 28 are needed to know what was to be expected.',
    ]);
    told(asked({ baseline: days(28, 40) }));
  });

  it('with 28 days before it of which one is a gap', () => {
    const holed = days(28, 40).map((each, day) => (day === 9 ? point(null, 2) : each));
    expect(refused(asked({ baseline: holed }))[0]).toMatch(/^The baseline holds 27 complete days/);
  });

  it('with 11 buckets of other widths before it, and not with 12', () => {
    const weeks = (count: number) => days(count, 300).map(({ value }) => point(value));
    expect(refused(asked({ grain: 'other', baseline: weeks(11), after: weeks(3) }))).toEqual([
      'The baseline holds 11 buckets of data; at least 12 are needed to know what was to be expected.',
    ]);
    told(asked({ grain: 'other', baseline: weeks(12), after: weeks(3) }));
  });

  it('where nothing is known since', () => {
    const words = ['No complete bucket with data has passed since the start.'];
    expect(refused(asked({ after: [] }))).toEqual(words);
    expect(refused(asked({ after: [point(null), point(null)] }))).toEqual(words);
    told(asked({ after: [point(null), point(31)] }));
  });

  it('where other marks cover half of the window, by their names', () => {
    const reasons = refused(asked({ overlapping: ['Winter sale', 'Outage'] }));
    expect(reasons).toHaveLength(2);
    expect(reasons[0]).toBe(
      'Winter sale covers half of this window or more: what either of them changed cannot be told apart.',
    );
    expect(reasons[1]).toMatch(/^Outage covers/);
  });

  it('for all reasons at once', () => {
    expect(refused(asked({ baseline: days(3, 40), after: [], overlapping: ['Outage'] }))).toHaveLength(3);
  });

  it('where under 10 counted things were to be expected, and not where it is no count', () => {
    const rare = Array.from({ length: 56 }, (_, day) => point(day % 2));
    const after = [point(5), point(5), point(5)];
    expect(refused(asked({ baseline: rare, after }))[0]).toMatch(
      /^Only 1\.\d would have been expected in this window; under 10 chance is larger than any effect\.$/,
    );
    told(asked({ baseline: rare, after, counts: false, link: 'identity', telling: 'average' }));
  });

  it('where nothing was ever counted before', () => {
    const silent = Array.from({ length: 56 }, () => point(0));
    expect(refused(asked({ baseline: silent }))[0]).toMatch(/^Only 0 would have been expected/);
  });

  it('where every bucket before it holds the same', () => {
    const still = Array.from({ length: 56 }, (_, day) => point(5, day % 7));
    expect(refused(asked({ baseline: still }))).toEqual([
      'Every bucket of the baseline holds the same: how far chance alone reaches cannot be read from it.',
    ]);
    told(asked({ baseline: still.map((each, day) => (day === 3 ? point(6, 3) : each)) }));
  });

  it('where a percentage is asked for and as little as nothing may have been expected', () => {
    const reasons = new Set<string>();
    for (let seed = 1; seed <= 60; seed++) {
      const series = unsteady(68, { mean: 0.5, spread: 1.2, seed });
      const question = asked({ baseline: series.slice(0, 40), after: series.slice(40) });
      const effect = estimateEffect('log', question.baseline, question.after);
      if (!effect || effect.relative || effect.expected.estimate < MIN_EXPECTED) continue;
      for (const reason of refused(question)) reasons.add(reason);
      told({ ...question, telling: 'average' });
    }
    expect([...reasons]).toEqual([
      'As little as nothing could have been expected in this window: no percentage of it can be said.',
    ]);
  });

  it('where numbers leave what can be computed', () => {
    const huge = days(40, 40).map((_, day) => point(1e200 * (1 + (day % 3))));
    expect(refused(asked({ baseline: huge, link: 'identity', telling: 'average', counts: false }))).toEqual([
      'The baseline does not hold enough to fit what was to be expected.',
    ]);
  });
});

describe('whatever was counted', () => {
  const count = fc.oneof(fc.nat(40), fc.nat(3), fc.nat(100_000), fc.constant(0));
  /** Questions of all kinds over buckets with such counts. */
  const questions = (count: fc.Arbitrary<number>) => {
    const bucket = fc.record({
      value: fc.option(count, { freq: 9 }),
      more: fc.option(fc.nat(50), { freq: 9 }),
      control: fc.nat(30),
    });
    const baseline = fc.oneof(
      { arbitrary: fc.array(bucket, { minLength: 36, maxLength: 70 }), weight: 5 },
      { arbitrary: fc.array(bucket, { maxLength: 36 }), weight: 1 },
    );
    return fc
      .record({
        link: fc.constantFrom<Link>('log', 'logit', 'identity'),
        telling: fc.constantFrom('relative', 'average'),
        baseline,
        after: fc.array(bucket, { maxLength: 16 }),
        grain: fc.constantFrom('day', 'other'),
        controlled: fc.boolean(),
        counts: fc.boolean(),
      })
      .map(({ baseline, after, controlled, ...asked }): EffectQuestion => {
        const points = [...baseline, ...after].map(({ value, more, control }, index) => ({
          value,
          of: asked.link === 'log' || more === null ? null : (value ?? 0) + more,
          season: asked.grain === 'day' ? index % 7 : null,
          controls: controlled ? [control] : [],
        }));
        return {
          ...asked,
          baseline: points.slice(0, baseline.length),
          after: points.slice(baseline.length),
          overlapping: [],
        };
      });
  };
  const each = (rule: (asked: EffectQuestion) => void, of = count) =>
    fc.assert(fc.property(questions(of), rule), { numRuns: 100 });

  it('there is an answer', () => {
    const extreme = fc.oneof(
      count,
      fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      fc.maxSafeNat(),
      fc.constantFrom(0, Number.MIN_VALUE, Number.MAX_VALUE),
    );
    each((asked) => {
      expect(VERDICTS).toContain(judgeEffect(asked, 'left out').verdict);
    }, extreme);
  });

  it('interval and verdict agree', () => {
    const seen = new Set<string>();
    each((asked) => {
      const { verdict, effect } = judgeEffect(asked, 'left out');
      seen.add(verdict);
      if (!effect) return;
      const { bands } = headlineOf(effect, asked.telling) as Banded;
      const [, narrow, wide] = bands as [Interval, Interval, Interval];
      expect(verdict === 'clear rise').toBe(wide.low > 0);
      expect(verdict === 'clear fall').toBe(wide.high < 0);
      expect(verdict === 'leaning up').toBe(wide.low <= 0 && narrow.low > 0);
      expect(verdict === 'leaning down').toBe(wide.high >= 0 && narrow.high < 0);
      expect(verdict).not.toBe('not enough data');
    });
    expect(seen.size).toBeGreaterThan(2);
  });

  it('all that is told of one effect lies on the same side of none', () => {
    each((asked) => {
      const { effect } = judgeEffect(asked, 'left out');
      if (!effect) return;
      const sides = [effect.average, effect.cumulative, ...(effect.relative ? [effect.relative] : [])].map(
        ({ bands }) => bands.map(({ low, high }) => (low > 0 ? 1 : high < 0 ? -1 : 0)).join(),
      );
      expect(new Set(sides).size).toBe(1);
    });
  });

  it('bands are nested and hold numbers', () => {
    each((asked) => {
      const { effect } = judgeEffect(asked, 'left out');
      if (!effect) return;
      const { average, cumulative, relative, expected } = effect;
      for (const { estimate, bands } of [average, cumulative, expected, ...(relative ? [relative] : [])]) {
        const [inner, middle, outer] = bands as [Interval, Interval, Interval];
        const ends = [outer.low, middle.low, inner.low, inner.high, middle.high, outer.high];
        expect(ends.concat(estimate).some(Number.isNaN)).toBe(false);
        expect([...ends].sort((one, other) => one - other)).toEqual(ends);
      }
    });
  });

  it('nothing is printed of what is refused, and why is', () => {
    each((asked) => {
      const { verdict, effect, placebo, reasons, needs } = judgeEffect(asked);
      expect(verdict === 'not enough data').toBe(effect === null);
      expect(needs.length > 0).toBe(effect === null);
      expect(reasons.length).toBeGreaterThan(0);
      if (effect === null) expect(placebo).toBeNull();
    });
  });

  it('the same question has the same answer', () => {
    each((asked) => {
      const before = structuredClone(asked);
      expect(judgeEffect(asked, 'left out')).toEqual(judgeEffect(before, 'left out'));
      expect(asked).toEqual(before);
    });
  });
});
