import { describe, expect, it } from 'vitest';
import type { Currents } from '../../../contract/currents';
import { figureOf, rateWords } from './figure-rows';

const answer = (more: object) =>
  ({
    totals: { mentions: 1204, negative: 300, complaints: 0, netSentiment: -9.2 },
    comparison: null,
    buckets: [
      { mentions: 600, netSentiment: -5, partial: false },
      { mentions: 4, netSentiment: 20, partial: true },
    ],
    spikes: [],
    ...more,
  }) as unknown as Currents;
const compared = (rates: object, change: object = {}) => ({ comparison: { rates, change } });

describe('a figure of a board', () => {
  it('tells a change only with its interval, and none where that holds no change', () => {
    expect(rateWords({ percent: 24.4, low: 11, high: 38 })).toBe('▲ 24 % (11 to 38 %)');
    expect(rateWords({ percent: -24.4, low: -38, high: -11 })).toBe('▼ 24 % (11 to 38 %)');
    expect(rateWords({ percent: 5, low: -4, high: 17 })).toBe('no clear change (−4 to 17 %)');
  });

  it('says once that nothing clearly changed: the chip says it, the line its interval', () => {
    const mentions = { percent: 5, low: -4, high: 17 };
    const calm = figureOf(answer(compared({ mentions, state: 'calm', words: 'no clear change' })), 'volume');
    expect(calm.state?.state).toBe('calm');
    expect(calm.change).toBe('−4 to 17 % against the window before');
  });

  it('is a dash where nothing is known, and zero where nothing was said', () => {
    expect(figureOf(answer({ totals: { mentions: null } }), 'volume').value).toBe('—');
    expect(figureOf(answer({}), 'complaints').value).toBe('0');
    expect(figureOf(answer({}), 'volume').change).toBe('not compared');
  });

  it('is spiking while a burst lasts, whatever the window did', () => {
    const rates = { mentions: null, state: 'calm', words: 'no clear change' };
    expect(figureOf(answer(compared(rates)), 'volume').state?.state).toBe('calm');
    const spikes = [{ endExclusive: null, words: '4.1× the usual' }];
    expect(figureOf(answer({ ...compared(rates), spikes }), 'volume').state).toEqual({
      state: 'spiking',
      words: '4.1× the usual',
    });
  });

  it('tells net sentiment by the corrected change, and no direction inside its band', () => {
    const of = (netCorrectedPoints: object) =>
      figureOf(answer(compared({}, { netCorrectedPoints })), 'net-sentiment').change;
    expect(of({ value: -8.6, low: -12, high: -5 })).toBe('▼ 8.6 points (5 to 12)');
    expect(of({ value: -3, low: -7, high: 1 })).toBe('no clear change (−7 to 1 points)');
  });

  it('tells net sentiment as the River does: corrected where that can be, and the counted one by its name', () => {
    const totals = { netSentiment: -9.2, netCorrected: { value: -9.4, low: -16, high: -3 } };
    expect(figureOf(answer({ totals }), 'net-sentiment')).toMatchObject({
      value: '−9',
      unit: 'points · counted −9.2',
    });
    expect(figureOf(answer({}), 'net-sentiment')).toMatchObject({
      value: '−9.2',
      unit: 'points, as counted',
    });
  });

  it('leaves what has not ended out of its course of counts', () => {
    expect(figureOf(answer({}), 'volume').values).toEqual([600, null]);
  });
});
