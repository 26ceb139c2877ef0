import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FLOW_LIMITS, findDams } from './find-dams';
import { flowLinks } from './flow-links';
import { FLOW_OUTCOMES, flowOutcome } from './flow-outcome';
import { AWAITED_STAGES, type FlowEvents, reachedStages, stageWaits } from './flow-stages';
import { stageFigures } from './stage-figures';

const HOUR_MS = 3_600_000;
const none = {
  seen: null,
  accepted: null,
  fixed: null,
  shipped: null,
  told: null,
  tellableFrom: null,
  declined: null,
};
const heard = (more: Partial<FlowEvents> = {}): FlowEvents => ({ heard: 0, ...none, ...more });
const waitsOf = (events: FlowEvents, now: number) => stageWaits([events.heard], events, now);
const time = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null });
const anyEvents: fc.Arbitrary<FlowEvents> = fc.record({
  heard: fc.integer({ min: 0, max: 500 }),
  seen: time,
  accepted: time,
  fixed: time,
  shipped: time,
  told: time,
  tellableFrom: fc.constant(null),
  declined: time,
});

describe('reachedStages', () => {
  it('takes a stage that was left out as reached with the next one recorded', () => {
    expect([...reachedStages(heard({ accepted: 70, fixed: 90 }))]).toEqual([
      ['heard', 0],
      ['seen', 70],
      ['accepted', 70],
      ['fixed', 90],
    ]);
  });

  it('lets no complaint wait for what was decided before it was said', () => {
    const reached = reachedStages({ ...heard({ seen: 120, accepted: 10, fixed: 20 }), heard: 100 });
    expect(reached.get('seen')).toBe(100);
    expect(reached.get('fixed')).toBe(100);
  });

  it('never goes back in time, whatever was recorded', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const times = [...reachedStages(events).values()];
        expect(times).toEqual([...times].sort((one, other) => one - other));
      }),
    );
  });
});

describe('stageWaits', () => {
  it('leaves the last stage open until it is reached', () => {
    expect(waitsOf(heard({ seen: 2 * HOUR_MS }), 10 * HOUR_MS)).toEqual([
      { stage: 'seen', seconds: [7200], ended: true, open: false },
      { stage: 'accepted', seconds: [8 * 3600], ended: false, open: true },
    ]);
  });

  it('stops the clock when people decide to do nothing', () => {
    const [, waits] = waitsOf(heard({ seen: 0, declined: 3 * HOUR_MS }), 10 * HOUR_MS);
    expect(waits).toEqual({ stage: 'accepted', seconds: [3 * 3600], ended: false, open: false });
  });

  it('knows no length of what was dated back: neither to the fix nor to its effect', () => {
    const events = heard({ seen: 0, accepted: 20 * HOUR_MS, fixed: 30 * HOUR_MS, shipped: 10 * HOUR_MS });
    const waits = waitsOf({ ...events, tellableFrom: 30 * HOUR_MS }, 40 * HOUR_MS);
    expect(waits.map(({ stage, seconds, ended }) => [stage, seconds[0], ended])).toEqual([
      ['seen', 0, true],
      ['accepted', 20 * 3600, true],
      ['fixed', null, true],
      ['shipped', null, true],
      ['told', 10 * 3600, false],
    ]);
    const [figure] = stageFigures(waits).filter(({ stage }) => stage === 'fixed');
    expect(figure).toMatchObject({ began: 1, reached: 1, unstated: 1, medianSeconds: null });
  });

  it('lets nobody wait for a fix that was there when they complained', () => {
    const events = {
      ...heard({ accepted: 5 * HOUR_MS, fixed: HOUR_MS, shipped: HOUR_MS }),
      heard: 4 * HOUR_MS,
    };
    expect(waitsOf(events, 9 * HOUR_MS).map(({ stage, seconds }) => [stage, seconds[0]])).toEqual([
      ['seen', 3600],
      ['accepted', 0],
      ['fixed', 0],
      ['shipped', 0],
      ['told', 4 * 3600],
    ]);
  });

  it('answers for many threads at once what it answers for each', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900_000 })), anyEvents, (times, recorded) => {
        const now = 2_000_000;
        const each = times.map((time) => stageWaits([time], recorded, now));
        for (const [place, wait] of stageWaits(times, recorded, now).entries())
          expect(wait.seconds).toEqual(each.flatMap((own) => own[place]?.seconds ?? []));
      }),
    );
  });

  it('adds up to the whole time since it was heard, and is never negative', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const now = 2_000_000;
        const waits = waitsOf({ ...events, declined: null }, now);
        expect(
          Math.min(...waits.flatMap(({ seconds }) => seconds.map((own) => own ?? 0))),
        ).toBeGreaterThanOrEqual(0);
        const end = waits.at(-1)?.open ? now : Math.max(...reachedStages(events).values());
        const sum = waits.reduce((total, { seconds: [own] }) => total + (own ?? 0), 0);
        expect(Math.abs(sum - (end - events.heard) / 1000)).toBeLessThanOrEqual(waits.length);
      }),
    );
  });
});

describe('stageFigures', () => {
  it('counts those who still wait into the median', () => {
    const waits = [1, 2, 3].map((hours) => waitsOf(heard({ seen: hours * HOUR_MS }), 50 * HOUR_MS));
    const open = [1, 2, 3, 4].map(() => waitsOf(heard(), 50 * HOUR_MS));
    const [seen, accepted] = stageFigures([...waits, ...open].flat());
    expect(seen).toMatchObject({
      began: 7,
      reached: 3,
      open: 4,
      medianSeconds: null,
      watchedSeconds: 180_000,
    });
    expect(accepted).toMatchObject({ began: 3, reached: 0, open: 3, declined: 0 });
  });

  it('answers zeros and no times for a stage nobody came to', () => {
    expect(stageFigures([])).toHaveLength(AWAITED_STAGES.length);
    expect(stageFigures([])[4]).toEqual({
      stage: 'told',
      began: 0,
      reached: 0,
      open: 0,
      declined: 0,
      unstated: 0,
      medianSeconds: null,
      p90Seconds: null,
      watchedSeconds: null,
    });
  });
});

describe('flowOutcome', () => {
  it.each([
    [heard(), false, 'unheard'],
    [heard({ seen: 1 }), false, 'seen'],
    [heard({ seen: 1 }), true, 'answered'],
    [heard({ accepted: 1 }), true, 'accepted'],
    [heard({ accepted: 1, declined: 2 }), true, 'declined'],
    [heard({ accepted: 1, fixed: 2, shipped: 3 }), false, 'shipped'],
    [heard({ accepted: 1, fixed: 2, shipped: 3, told: 4 }), false, 'told'],
  ] as const)('of %j, answered %s, is %s', (events, isAnswered, outcome) => {
    expect(flowOutcome(events, isAnswered)).toBe(outcome);
    expect(FLOW_OUTCOMES).toContain(outcome);
  });
});

describe('findDams', () => {
  const waiting = (hours: number, team: string) => ({ team, waits: waitsOf(heard(), hours * HOUR_MS) });

  it('names where at least three wait longer than the limit, most first', () => {
    const threads = [
      ...[25, 30, 40, 2].map((hours) => waiting(hours, 'billing')),
      ...[25, 90].map((hours) => waiting(hours, 'network')),
      ...[100, 100, 100, 100].map((hours) => waiting(hours, 'app')),
    ];
    expect(findDams(threads, ({ team }) => team, DEFAULT_FLOW_LIMITS)).toEqual([
      { stage: 'seen', team: 'app', waiting: 4, overLimit: 4, longestSeconds: 360_000, limitHours: 24 },
      { stage: 'seen', team: 'billing', waiting: 4, overLimit: 3, longestSeconds: 144_000, limitHours: 24 },
    ]);
  });

  it('takes nobody who is no longer awaited for one who waits', () => {
    const declined = { team: 'app', waits: waitsOf(heard({ declined: 0 }), 900 * HOUR_MS) };
    expect(findDams([declined, declined, declined], ({ team }) => team, DEFAULT_FLOW_LIMITS)).toEqual([]);
  });
});

describe('flowLinks', () => {
  it('lets as much leave a place as enters it', () => {
    const place = (column: string) => fc.integer({ min: 0, max: 3 }).map((number) => column + number);
    const path = fc.record({
      path: fc.tuple(place('topic '), place('team '), place('outcome ')),
      threads: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(path), (paths) => {
        const links = flowLinks(paths);
        for (const team of ['team 0', 'team 1', 'team 2', 'team 3']) {
          const sum = (list: typeof links) => list.reduce((total, { threads }) => total + threads, 0);
          expect(sum(links.filter(({ to }) => to === team))).toBe(
            sum(links.filter(({ from }) => from === team)),
          );
        }
      }),
    );
  });
});
