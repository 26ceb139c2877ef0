import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulatedFlaw } from '../../../bench/flaw-series';
import { confirmedQuiet } from './confirmed-quiet';
import { exactRateRatio, midRateRatio } from './exact-rate-ratio';
import type { FlawDay } from './flaw-day';
import { LOOKS } from './looks';

const BEFORE_DAYS = 56;
const days = (length: number, complaints: number, more: Partial<FlawDay> = {}): FlawDay[] =>
  Array.from({ length }, (_, index) => ({
    complaints,
    topicComplaints: complaints + 10,
    weekday: index % 7,
    covered: 1,
    ...more,
  }));
const conditions = (answer: ReturnType<typeof confirmedQuiet>) =>
  answer.reasons.map(({ condition }) => condition);

describe('the ratio of two rates', () => {
  it("has Clopper and Pearson's interval, given all complaints", () => {
    const ratio = exactRateRatio(
      { complaints: 11, exposure: 28, dispersion: 1 },
      { complaints: 112, exposure: 56, dispersion: 1 },
      0.025,
    );
    expect(ratio.ratio).toBeCloseTo(22 / 112, 10);
    expect(ratio.low).toBeCloseTo(0.095321, 5);
    expect(ratio.high).toBeCloseTo(0.365137, 5);
  });

  it('has mid-p bounds within those of Clopper and Pearson, closer the more was counted', () => {
    const gap = (times: number) => {
      const counted = [
        { complaints: 3 * times, exposure: 28, dispersion: 1 },
        { complaints: 20 * times, exposure: 56, dispersion: 1 },
      ] as const;
      const [mid, exact] = [midRateRatio(...counted, 0.05), exactRateRatio(...counted, 0.05)];
      expect(mid.low).toBeGreaterThan(exact.low);
      expect(mid.high).toBeLessThan(exact.high);
      return exact.high - mid.high;
    };
    expect(gap(10)).toBeLessThan(gap(1));
  });

  it('leaves half the probability of what was counted below its mid-p bound: 0 of n, p^n / 2 = tail', () => {
    const bound = midRateRatio(
      { complaints: 0, exposure: 1, dispersion: 1 },
      { complaints: 5, exposure: 1, dispersion: 1 },
      0.05,
    );
    const share = 1 - 0.1 ** (1 / 5);
    expect(bound.high).toBeCloseTo(share / (1 - share), 6);
    expect(bound.low).toBe(0);
  });

  it('takes a count of dispersion 2 for half as many in half the exposure', () => {
    const of = (complaints: number, exposure: number, dispersion: number) => ({
      complaints,
      exposure,
      dispersion,
    });
    const dispersed = exactRateRatio(of(10, 28, 2), of(100, 56, 2), 0.025);
    const fewer = exactRateRatio(of(5, 14, 1), of(50, 28, 1), 0.025);
    expect(dispersed.high).toBeCloseTo(fewer.high, 10);
    expect(dispersed.low).toBeCloseTo(fewer.low, 10);
  });
});

describe('confirmed quiet', () => {
  it('is said of a flaw that stopped, with counts, days, bound and no reason against it', () => {
    const answer = confirmedQuiet({ before: days(56, 3), after: days(14, 0) });
    expect(answer).toMatchObject({
      quiet: true,
      ratio: 0,
      low: 0,
      reasons: [],
      lookedAtDay: 14,
      nextLookDay: 21,
    });
    expect(answer.before).toMatchObject({ complaints: 168, coveredDays: 56 });
    expect(answer.after).toMatchObject({ complaints: 0, coveredDays: 14 });
    expect(answer.high).toBeLessThan(0.5);
  });

  it('is not said before 14 covered days, however silent they are', () => {
    const early = confirmedQuiet({ before: days(56, 9), after: days(13, 0) });
    expect(conditions(early)).toEqual(['time', 'covered days']);
    const gaps = [...days(7, 0), ...days(7, 0, { covered: 0 })];
    expect(conditions(confirmedQuiet({ before: days(56, 9), after: gaps }))).toEqual(['covered days']);
    expect(confirmedQuiet({ before: days(56, 9), after: [...gaps, ...days(7, 0)] }).quiet).toBe(true);
  });

  it('counts nothing of a day that was not collected', () => {
    const after = [...days(14, 0), ...days(7, 50, { covered: 0 })];
    expect(confirmedQuiet({ before: days(56, 3), after }).after.complaints).toBe(0);
  });

  it('is not said of a fall that may be less than to half', () => {
    const answer = confirmedQuiet({ before: days(56, 3), after: days(21, 1) });
    expect(answer.ratio).toBeCloseTo(1 / 3, 6);
    expect(answer.reasons.map(({ words }) => words)).toEqual([
      'The rate after the fix is surely below 0.57 times the rate before; it must be surely below 0.50.',
    ]);
  });

  it('is not said where nothing was counted before', () => {
    const answer = confirmedQuiet({ before: days(56, 0), after: days(28, 0) });
    expect(answer.ratio).toBeNull();
    expect(conditions(answer)).toEqual(['complaints before']);
    expect(confirmedQuiet({ before: [], after: [] }).quiet).toBe(false);
  });

  it('holds complaints against what was uploaded, and still wants the count itself to fall', () => {
    const before = days(56, 3, { exposure: 1000 });
    const grown = confirmedQuiet({ before, after: days(28, 3, { exposure: 100_000 }) });
    expect(grown.exposureKind).toBe('uploaded');
    expect(grown.ratio).toBeCloseTo(0.01, 6);
    expect(conditions(grown)).toEqual(['count']);
    const shrunk = confirmedQuiet({ before, after: days(28, 0, { exposure: 10 }) });
    expect(conditions(shrunk)).toEqual(['ratio']);
  });

  it('leaves out days of which an uploaded series knows nothing', () => {
    const after = [...days(14, 0, { exposure: 1000 }), ...days(7, 0)];
    expect(confirmedQuiet({ before: days(56, 3, { exposure: 1000 }), after }).after.coveredDays).toBe(14);
  });

  it('is no longer said when the whole topic fell as far', () => {
    const before = days(56, 4, { topicComplaints: 24 });
    const fell = confirmedQuiet({ before, after: days(28, 1, { topicComplaints: 6 }) });
    expect(fell.restOfTopic).toMatchObject({ fell: true });
    expect(conditions(fell)).toEqual(['topic']);
    expect(confirmedQuiet({ before, after: days(28, 1, { topicComplaints: 21 }) }).quiet).toBe(true);
  });

  it('is not moved by a topic that rises as a whole', () => {
    const after = days(28, 0, { topicComplaints: 500 });
    expect(confirmedQuiet({ before: days(56, 3), after }).quiet).toBe(true);
    const asBefore = confirmedQuiet({ before: days(56, 3), after: days(28, 3, { topicComplaints: 500 }) });
    expect(conditions(asBefore)).toContain('ratio');
  });

  it('does not take a gap that left only Sundays for a fall', () => {
    const week = (index: number) => (index % 7 === 6 ? 2 : 8);
    const series = (length: number) =>
      days(length, 0).map((day, index) => ({
        ...day,
        complaints: week(index),
        topicComplaints: 4 * week(index),
      }));
    const onSundays = series(182).map((day) => (day.weekday === 6 ? day : { ...day, covered: 0 }));
    const answer = confirmedQuiet({ before: series(56), after: onSundays });
    expect(answer.after.coveredDays).toBe(26);
    expect(answer.ratio).toBeGreaterThan(0.8);
    expect(answer.quiet).toBe(false);
  });

  it('rests on half a year before where that was steady, on less where it had been louder', () => {
    const after = days(30, 0);
    expect(confirmedQuiet({ before: days(200, 1), after })).toMatchObject({
      beforeDays: 182,
      before: { complaints: 182 },
    });
    const calmer = confirmedQuiet({ before: [...days(112, 3), ...days(70, 1)], after });
    expect(calmer).toMatchObject({ beforeDays: 70, before: { complaints: 70 } });
    expect(confirmedQuiet({ before: days(20, 1), after }).beforeDays).toBe(20);
  });

  it('is not said of a flaw that had calmed down before the fix', () => {
    const before = [...days(126, 4), ...days(56, 1)];
    expect(conditions(confirmedQuiet({ before, after: days(182, 1) }))).toContain('ratio');
  });

  it('answers the same between two looks: asking every day finds no more', () => {
    const at = (length: number) => confirmedQuiet({ before: days(56, 3), after: days(length, 0) });
    expect(at(20)).toEqual(at(14));
    expect(at(21).lookedAtDay).toBe(21);
    expect(at(400)).toMatchObject({ lookedAtDay: 182, nextLookDay: null });
  });

  it('never gets less quiet when a complaint after the fix is taken away', () => {
    const counts = fc.array(fc.nat(6), { minLength: 14, maxLength: 60 });
    fc.assert(
      fc.property(counts, counts, fc.nat(59), (earlier, later, place) => {
        const series = (list: readonly number[]) =>
          list.map((complaints, index) => ({
            complaints,
            topicComplaints: complaints + 8,
            weekday: index % 7,
            covered: 1,
          }));
        const after = series(later);
        const fewer = after.map((day, index) =>
          index === place && day.complaints > 0
            ? { ...day, complaints: day.complaints - 1, topicComplaints: day.topicComplaints - 1 }
            : day,
        );
        const [all, less] = [after, fewer].map((list) =>
          confirmedQuiet({ before: series(earlier), after: list }),
        );
        expect(less?.ratio ?? 0).toBeLessThanOrEqual(all?.ratio ?? 0);
        if (all?.ratio != null) {
          expect(all.low).toBeLessThanOrEqual(all.ratio);
          expect(all.ratio).toBeLessThanOrEqual(all.high);
        }
        expect(all?.quiet).toBe(all?.reasons.length === 0);
      }),
    );
  });

  const world = { name: 'test', rest: 12, shape: 3, spread: 0.3, correlation: 0.2, beforeDays: BEFORE_DAYS };
  it.each([
    ['never of a flaw as loud as before', { rate: 4, to: 1, until: 182, atLeast: 0, atMost: 0.01 }],
    ['rarely of one that fell to half', { rate: 4, to: 0.5, until: 182, atLeast: 0, atMost: 0.08 }],
    [
      'within 30 days of most that fell to a fifth',
      { rate: 6, to: 0.2, until: 30, atLeast: 0.88, atMost: 1 },
    ],
  ])('is said, looking every day, %s', (_, { rate, to, until, atLeast, atMost }) => {
    const histories = 200;
    let called = 0;
    for (let seed = 1; seed <= histories; seed++) {
      const all = simulatedFlaw(
        { ...world, rate },
        until,
        (day) => ({ flaw: day < 0 ? 1 : to, rest: 1 }),
        seed,
      );
      const [before, after] = [all.slice(0, BEFORE_DAYS), all.slice(BEFORE_DAYS)];
      const due = LOOKS.filter(({ day }) => day <= until);
      if (due.some(({ day }) => confirmedQuiet({ before, after: after.slice(0, day) }).quiet)) called++;
    }
    expect(called / histories).toBeGreaterThanOrEqual(atLeast);
    expect(called / histories).toBeLessThanOrEqual(atMost);
  });
});
