import { describe, expect, it } from 'vitest';
import { FLAW_TRANSITIONS, nextStates, transitionOf } from './flaw-life';
import { FLAW_STATES } from './flaw-states';
import { gotWorse } from './got-worse';

describe("a flaw's life", () => {
  it('never lets a click prove quiet or a return', () => {
    for (const { to, by } of FLAW_TRANSITIONS)
      if (to === 'confirmed-quiet' || to === 'regressed') expect(by).toBe('river');
  });

  it('lets the river wake what was archived, prove quiet and prove a return, and nothing else', () => {
    const proved = FLAW_TRANSITIONS.filter(({ by }) => by === 'river').map(
      ({ from, to }) => `${from} → ${to}`,
    );
    expect(proved).toEqual([
      'watching → confirmed-quiet',
      'watching → regressed',
      'confirmed-quiet → regressed',
      'archived → suspected',
    ]);
  });

  it('watches a fix by the clock alone, and ships one only by recording it', () => {
    for (const { to, by } of FLAW_TRANSITIONS) {
      if (to === 'watching') expect(by).toBe('clock');
      if (to === 'fix-shipped') expect(by).toBe('fix');
    }
  });

  it('reaches every state, and leaves every state again by what a person does', () => {
    for (const state of FLAW_STATES) {
      if (state !== 'suspected') expect(FLAW_TRANSITIONS.some(({ to }) => to === state)).toBe(true);
      expect([...nextStates(state, 'person'), ...nextStates(state, 'fix')].length).toBeGreaterThan(0);
    }
  });

  it('holds each step once, none to itself', () => {
    const steps = FLAW_TRANSITIONS.map(({ from, to, by }) => `${from} ${by} ${to}`);
    expect(new Set(steps).size).toBe(steps.length);
    for (const { from, to } of FLAW_TRANSITIONS) expect(from).not.toBe(to);
  });

  it('says what a person may do next', () => {
    expect(nextStates('suspected', 'person')).toEqual(['accepted', 'wont-fix', 'archived']);
    expect(nextStates('fix-shipped', 'person')).toEqual([]);
    expect(transitionOf('accepted', 'confirmed-quiet', 'person')).toBeNull();
  });
});

describe('an archived flaw', () => {
  const archived = { complaints: 28, coveredDays: 56 };
  it.each([
    ['twice the rate, surely more', { complaints: 22, coveredDays: 14, people: 20 }, true],
    ['more, but not twice as much', { complaints: 13, coveredDays: 14, people: 12 }, false],
    ['twice as much of too little to be sure', { complaints: 14, coveredDays: 14, people: 12 }, false],
    ['two people only', { complaints: 40, coveredDays: 14, people: 2 }, false],
    ['nothing collected', { complaints: 0, coveredDays: 0, people: 0 }, false],
  ])('by %s: worse is %s', (_, now, worse) => {
    expect(gotWorse({ archived, now }).worse).toBe(worse);
  });

  it('of which nothing was said gets worse with three people', () => {
    const now = { complaints: 3, coveredDays: 14, people: 3 };
    expect(gotWorse({ archived: { complaints: 0, coveredDays: 56 }, now }).worse).toBe(true);
  });
});
