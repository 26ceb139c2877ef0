import { describe, expect, it } from 'vitest';
import { type ExplainingMark, explainSpike, type SpikeSurroundings } from './explain-spike';
import type { CurrentsSpike } from './judge-currents';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const spike: CurrentsSpike = {
  direction: 'above',
  foundBy: 'burst',
  startMs: 10 * DAY_MS,
  peakMs: 10 * DAY_MS,
  peakEndExclusiveMs: 11 * DAY_MS,
  endExclusiveMs: 11 * DAY_MS,
  severity: 8,
  mentions: 150,
  expected: 50,
  upper: 80,
  excess: 100,
};
const mark = (label: string, more: Partial<ExplainingMark> = {}): ExplainingMark => ({
  id: label,
  label,
  startMs: 9 * DAY_MS,
  endExclusiveMs: 12 * DAY_MS,
  topics: ['fair'],
  ...more,
});
const around = (more: Partial<SpikeSurroundings>): SpikeSurroundings => ({
  topicId: null,
  campaigns: [],
  incidents: [],
  excessByTopic: new Map([
    ['fair', () => 60],
    ['other', () => 10],
  ]),
  negative: () => 0,
  ...more,
});
const reasonOf = (more: Partial<SpikeSurroundings>) => explainSpike(spike, around(more)).reason;

describe('explainSpike', () => {
  it('takes a burst for expected when a campaign is about at least half of it', () => {
    expect(explainSpike(spike, around({ campaigns: [mark('Fair')] }))).toMatchObject({
      reason: 'campaign',
      campaign: { label: 'Fair' },
    });
  });

  it('does not when the campaign only runs at the same time, though in a topic of its own it does', () => {
    expect(reasonOf({ campaigns: [mark('Else', { topics: ['other'] })] })).toBe('other-subject');
    expect(reasonOf({ campaigns: [mark('Else', { topics: ['other'] })], topicId: 'other' })).toBe('campaign');
  });

  it('does not when most of what came is negative, or it begins with an incident', () => {
    expect(reasonOf({ campaigns: [mark('Fair')], negative: () => 51 })).toBe('negative');
    expect(reasonOf({ campaigns: [mark('Fair')], incidents: [mark('Outage')] })).toBe('incident');
  });

  it.each([
    ['ended more than a day before', { startMs: 0, endExclusiveMs: 9 * DAY_MS }, 'none'],
    ['ended the day before', { startMs: 0, endExclusiveMs: 9 * DAY_MS + HOUR_MS }, 'campaign'],
    ['began within the peak', { startMs: 10 * DAY_MS + HOUR_MS }, 'campaign'],
    ['began after the peak', { startMs: 11 * DAY_MS }, 'none'],
  ])('of a campaign that %s says %o %s', (_, times, reason) => {
    expect(reasonOf({ campaigns: [mark('Fair', times)] })).toBe(reason);
  });

  it('takes quiet for expected where a campaign about the same has just ended', () => {
    const quiet = { ...spike, direction: 'below' as const };
    const ended = mark('Fair days', { endExclusiveMs: 8 * DAY_MS });
    const reason = (more: Partial<SpikeSurroundings>) => explainSpike(quiet, around(more)).reason;
    expect(reason({ topicId: 'fair', campaigns: [ended] })).toBe('ended');
    expect(reason({ topicId: 'other', campaigns: [ended] })).toBe('none');
    expect(reason({ topicId: 'fair', campaigns: [mark('Old', { endExclusiveMs: 2 * DAY_MS })] })).toBe(
      'none',
    );
    expect(reason({ topicId: 'fair', campaigns: [mark('Running')] })).toBe('none');
  });
});
