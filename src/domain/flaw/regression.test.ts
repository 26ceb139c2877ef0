import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asComplaints, dayStartMs } from '../../../bench/flaw-complaints';
import { simulatedFlaw } from '../../../bench/flaw-series';
import { type FlawComplaint, regression, type ShippedFix } from './regression';

const HOUR_MS = 3_600_000;
const FIX: ShippedFix = { effectiveAtMs: dayStartMs(0), lagDays: { store: 7 }, version: '8.4.0' };
const DAYS = Array.from({ length: 120 }, (_, index) => ({
  startMs: dayStartMs(index - 56),
  endExclusiveMs: dayStartMs(index - 55),
  covered: 1,
}));

let serial = 0;
const said = (day: number, more: Partial<FlawComplaint> = {}): FlawComplaint => {
  const id = `c${serial++}`;
  const saidAtMs = dayStartMs(day) + 9 * HOUR_MS;
  return { id, person: id, source: 'forum', saidAtMs, learntAtMs: saidAtMs, text: 'It spins', ...more };
};
/** Two people a day before the fix. */
const OLD = Array.from({ length: 56 }, (_, index) => [said(index - 56), said(index - 56)]).flat();

function judge(complaints: readonly FlawComplaint[], more: Partial<Parameters<typeof regression>[0]> = {}) {
  return regression({
    fix: FIX,
    complaints: [...OLD, ...complaints],
    days: DAYS,
    quietAtMs: dayStartMs(28),
    nowMs: dayStartMs(60),
    zone: 'UTC',
    ...more,
  });
}

describe('a flaw that comes back', () => {
  it('is called when at least three people complain again at half the old rate, with who, when and how many', () => {
    const answer = judge([50, 51, 52, 53, 54, 55].map((day) => said(day)));
    expect(answer).toMatchObject({ regressed: true, people: 6, complaints: 6, sinceMs: dayStartMs(50) });
    expect(answer.evidence).toHaveLength(6);
    expect(answer.words).toBe(
      '6 people complained 6 times from 21 Jul 2026 to 26 Jul 2026, all after they could have version 8.4.0, naming no older version: 1.00 people a day; 2.00 people a day in the 56 days before the fix, up to 0.04 while quiet. That speaks for at least half the old rate, no longer for the quiet one.',
    );
  });

  it('is not called for one or two people, however often they complain', () => {
    const loud = [50, 51, 52, 53, 54, 55, 56, 57, 58].flatMap((day) => [
      said(day, { person: 'ada' }),
      said(day, { person: day % 2 ? 'ben' : null }),
    ]);
    expect(judge(loud.filter(({ person }) => person !== null))).toMatchObject({
      regressed: false,
      people: 2,
    });
    expect(judge([...loud, said(58)]).regressed).toBe(true);
  });

  it('is not called for a trickle: three people in a year', () => {
    const days = Array.from({ length: 456 }, (_, index) => ({
      ...DAYS[0],
      startMs: dayStartMs(index - 56),
      endExclusiveMs: dayStartMs(index - 55),
      covered: 1,
    }));
    for (const nowDay of [130, 230, 380])
      expect(judge([said(120), said(220), said(370)], { days, nowMs: dayStartMs(nowDay) }).regressed).toBe(
        false,
      );
  });

  it('is never called for what was said before the fix, however late we learn of it', () => {
    const late = Array.from({ length: 50 }, () => said(-3, { learntAtMs: dayStartMs(55) }));
    const answer = judge(late);
    expect(answer).toMatchObject({ regressed: false, complaints: 0, leftOut: { late: 50 } });
    expect(answer.words).toContain('Not counted: 50 that were said before the fix and came to us after it.');
  });

  it('is not called by people who could not have the fix yet, or who name an older version', () => {
    const soon = [1, 2, 3, 4, 5].flatMap((day) => [
      said(day, { source: 'store' }),
      said(day, { source: 'store' }),
    ]);
    expect(judge(soon, { quietAtMs: null, nowMs: dayStartMs(6) })).toMatchObject({
      regressed: false,
      leftOut: { withinLag: 10 },
    });
    const old = [50, 51, 52, 53, 54, 55].map((day) => said(day, { text: 'Version 8.2 spins' }));
    expect(judge(old)).toMatchObject({ regressed: false, leftOut: { olderVersion: 6 } });
    const newer = old.map((complaint) => ({ ...complaint, text: 'Version 8.10 spins, 8.2 did not' }));
    expect(judge(newer).regressed).toBe(true);
    expect(judge(old, { fix: { ...FIX, version: null } }).regressed).toBe(true);
  });

  it('is called while watching, when people with the fix complain as before', () => {
    const on = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((day) => [said(day), said(day)]);
    expect(judge(on, { quietAtMs: null, nowMs: dayStartMs(8) }).regressed).toBe(true);
    expect(judge(on.slice(0, 3), { quietAtMs: null, nowMs: dayStartMs(2) }).regressed).toBe(false);
  });

  it('does not count what was said before quiet was confirmed', () => {
    const early = [10, 11, 12, 13, 14, 15].map((day) => said(day));
    expect(judge(early, { quietAtMs: dayStartMs(28) }).complaints).toBe(0);
  });

  it('is the same whatever the order of the complaints, and only ever called for three people or more', () => {
    const one = fc.record({
      day: fc.integer({ min: 29, max: 59 }),
      person: fc.constantFrom('a', 'b', 'c', 'd', null),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), fc.nat(), (list, turn) => {
        const complaints = list.map(({ day, person }, index) => said(day, { id: `x${index}`, person }));
        const at = complaints.length === 0 ? 0 : turn % complaints.length;
        const answer = judge(complaints);
        expect(judge([...complaints.slice(at), ...complaints.slice(0, at)])).toEqual(answer);
        if (answer.regressed) expect(answer.people).toBeGreaterThanOrEqual(3);
        expect(answer.evidence).toHaveLength(answer.complaints);
        // Whatever was said before the fix and learnt now changes nothing about whether it is back.
        const late = judge([...complaints, said(-60, { person: 'late' })]);
        expect(late.regressed).toBe(answer.regressed);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      'a return to half the old rate is called within ten days',
      { rate: 5, quiet: 0.05, to: 0.5, atLeast: 0.88, atMost: 1 },
    ],
    [
      'a trickle that goes on is rarely called in half a year',
      { rate: 5, quiet: 0.2, to: 0.2, atLeast: 0, atMost: 0.12 },
    ],
  ])('in simulation: %s', (_, { rate, quiet, to, atLeast, atMost }) => {
    const histories = 60;
    const until = to === quiet ? 180 : 70;
    const world = { name: 'test', rate, rest: 1, shape: 6, spread: 0.1, correlation: 0.2, beforeDays: 56 };
    let called = 0;
    for (let seed = 1; seed <= histories; seed++) {
      const course = (day: number) => ({ flaw: day < 0 ? 1 : day < 60 ? quiet : to, rest: 1 });
      const { complaints, days } = asComplaints(simulatedFlaw(world, until, course, seed), world.beforeDays);
      const isCalled = Array.from({ length: until - 28 }, (_, index) => 29 + index).some((day) => {
        if (to === quiet ? day % 3 > 0 : day < 61) return false;
        const nowMs = dayStartMs(day);
        return regression({
          fix: { effectiveAtMs: dayStartMs(0), lagDays: {}, version: null },
          complaints: complaints.filter(({ saidAtMs }) => saidAtMs < nowMs),
          days: days.filter(({ startMs }) => startMs < nowMs),
          quietAtMs: dayStartMs(28),
          nowMs,
          zone: 'UTC',
        }).regressed;
      });
      if (isCalled) called++;
    }
    expect(called / histories).toBeGreaterThanOrEqual(atLeast);
    expect(called / histories).toBeLessThanOrEqual(atMost);
  });
});
