import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianWait, type Wait } from './waiting-time';

const ended = (seconds: number, count = 1): Wait => ({ seconds, ended: true, count });
const waiting = (seconds: number, count = 1): Wait => ({ seconds, ended: false, count });

describe('the median wait', () => {
  it('is the middle of waits that have all ended', () => {
    expect(medianWait([ended(30), ended(10), ended(20)])).toEqual({ seconds: 20, longestSeconds: 30 });
  });

  it('counts those that still wait as longer than they have waited', () => {
    expect(medianWait([ended(10), ended(20), waiting(30)]).seconds).toBe(20);
    expect(medianWait([ended(10), waiting(15), waiting(30)]).seconds).toBeNull();
    expect(medianWait([ended(10), waiting(12), ended(20)]).seconds).toBe(20);
  });

  it('is not reached while half still wait, and says how long was watched', () => {
    expect(medianWait([ended(10), waiting(500), waiting(400)])).toEqual({
      seconds: null,
      longestSeconds: 500,
    });
  });

  it('of nothing is nothing', () => {
    expect(medianWait([])).toEqual({ seconds: null, longestSeconds: null });
  });

  it('takes a wait that ended before one that goes on, when both are as long', () => {
    expect(medianWait([waiting(10), ended(10)]).seconds).toBe(10);
  });

  it('does not depend on the order, nor on whether equal waits are counted together', () => {
    const wait = fc.record({
      seconds: fc.nat(20),
      ended: fc.boolean(),
      count: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(wait), (waits) => {
        const single = waits.flatMap((each) =>
          Array.from({ length: each.count }, () => ({ ...each, count: 1 })),
        );
        expect(medianWait(single.reverse()).seconds).toBe(medianWait(waits).seconds);
      }),
    );
  });

  it('is never earlier than the plain median of those that ended', () => {
    const wait = fc.record({ seconds: fc.nat(50), ended: fc.boolean(), count: fc.constant(1) });
    fc.assert(
      fc.property(fc.array(wait, { minLength: 1 }), (waits) => {
        const { seconds } = medianWait(waits);
        const done = waits.filter((each) => each.ended).map((each) => each.seconds);
        if (seconds === null) return;
        const before = done.filter((each) => each <= seconds).length;
        expect(2 * before).toBeGreaterThanOrEqual(done.length);
      }),
    );
  });
});
