import { describe, expect, it } from 'vitest';
import type { Comparison, Currents } from '../../../contract/currents';
import { comparisonBrief, comparisonWords } from './comparison-words';
import type { RiverBucket } from './river-rows';
import { bucketWords, coverageWords, riverFigures, sumWords } from './river-words';

const totals: Currents['totals'] = {
  mentions: 1000,
  positive: 200,
  neutral: 300,
  negative: 300,
  unscored: 200,
  netSentiment: -12.5,
  complaints: 300,
  potentialImpressions: null,
  netCorrected: { value: -9.6, low: -15, high: -4 },
  sharesCorrected: null,
  covered: 'all',
};
const unknown: Currents['totals'] = {
  mentions: null,
  positive: null,
  neutral: null,
  negative: null,
  unscored: null,
  netSentiment: null,
  complaints: null,
  potentialImpressions: null,
  netCorrected: null,
  sharesCorrected: null,
  covered: 'none',
};
const answer = (more: Partial<Currents>, sentiment: string[] = []): Currents =>
  ({ totals, comparison: null, query: { sentiment, zone: 'Europe/Berlin' }, ...more }) as Currents;

const comparison: Comparison = {
  from: '2025-08-01T22:00:00Z',
  to: '2025-08-31T22:00:00Z',
  stretches: {
    now: { from: '2025-08-31T22:00:00Z', to: '2025-09-30T22:00:00Z' },
    before: { from: '2025-08-01T22:00:00Z', to: '2025-08-31T22:00:00Z' },
    until: 'end',
  },
  buckets: [],
  totals: { ...totals, mentions: 800, negative: 0, netSentiment: -6.5 },
  currentTotals: totals,
  change: {
    mentions: 200,
    mentionsPercent: 25,
    netSentimentPoints: -6,
    netCorrectedPoints: { value: -7.5, low: -12, high: -3 },
    complaints: 0,
  },
  rates: null,
  sourcesCompared: ['bluesky'],
  sourcesLeftOut: [{ source: 'forum', reason: 'collected in 3 of 30 buckets of the earlier window' }],
};

describe('riverFigures', () => {
  it('shows potential impressions only where a source reports them', () => {
    expect(riverFigures(answer({})).map(({ key }) => key)).toEqual([
      'mentions',
      'net',
      'negative',
      'unscored',
    ]);
    const reported = answer({ totals: { ...totals, potentialImpressions: 3_200_000 } });
    expect(riverFigures(reported).at(-1)).toMatchObject({ key: 'impressions', value: '3.2M' });
  });

  it('writes a dash with its reason for what is unknown, and 0 for a counted zero', () => {
    for (const figure of riverFigures(answer({ totals: unknown }))) {
      expect(figure).toMatchObject({ value: '—', detail: 'nothing collected' });
    }
    const silent = {
      ...totals,
      mentions: 0,
      positive: 0,
      neutral: 0,
      negative: 0,
      unscored: 0,
      netSentiment: null,
      netCorrected: null,
    };
    const [mentions, net] = riverFigures(answer({ totals: silent }));
    expect(mentions?.value).toBe('0');
    expect(net).toMatchObject({ value: '—', detail: 'none is scored' });
  });

  it('counts a few scored mentions instead of correcting them', () => {
    const few = { ...totals, positive: 2, neutral: 3, negative: 2, netSentiment: 0 };
    expect(riverFigures(answer({ totals: few }))[1]).toMatchObject({
      value: '0',
      detail: 'counted, of 7 scored; too few to correct',
    });
  });

  it('takes the share of the negative ones of the scored only', () => {
    expect(riverFigures(answer({}))[2]).toMatchObject({ value: '300', detail: '38 % of scored' });
  });

  it('claims no balance while filtered by sentiment', () => {
    const [, net] = riverFigures(answer({ totals: { ...totals, netSentiment: null } }, ['negative']));
    expect(net?.detail).toBe('no balance of chosen classes');
  });

  it('writes changes with a direction, and none as a percentage of zero', () => {
    const changes = riverFigures(answer({ comparison })).map(({ change }) => change);
    expect(changes).toEqual(['▲ 25 %', '▼ 8 pts', '▲ 300, from 0', 'no change']);
  });

  it('says that a change is unknown rather than zero', () => {
    const blind = {
      ...comparison,
      change: { ...comparison.change, mentions: null, netCorrectedPoints: null },
    };
    const [mentions, net] = riverFigures(answer({ comparison: blind }));
    expect([mentions?.change, net?.change]).toEqual(['change unknown', 'change unknown']);
  });
});

describe('what figures stand on', () => {
  it('names the earlier window, the sources compared, and each left out with its reason', () => {
    expect(comparisonWords(comparison, 'Europe/Berlin')).toBe(
      'Changes are against 2–31 Aug 2025, from bluesky. Left out: forum (collected in 3 of 30 buckets of the earlier window).',
    );
    expect(comparisonWords({ ...comparison, sourcesCompared: [] }, 'Europe/Berlin')).toMatch(/^No change/);
  });

  it('names both stretches where the window has not ended, with the time they are cut at', () => {
    const stretches = {
      now: { from: '2025-09-13T22:00:00Z', to: '2025-09-20T16:00:00Z' },
      before: { from: '2025-09-06T22:00:00Z', to: '2025-09-13T16:00:00Z' },
      until: 'collected' as const,
    };
    const cut = { ...comparison, stretches, sourcesLeftOut: [] };
    expect(comparisonBrief(cut, 'Europe/Berlin')).toBe(
      'Changes are of 14–20 Sep 2025 until 18:00 against 7–13 Sep 2025 until 18:00.',
    );
    expect(comparisonBrief({ ...cut, stretches: null }, 'Europe/Berlin')).toMatch(/^No hour has ended/);
  });

  it('counts days and sources that were collected', () => {
    const coverage = { collected: 412, begun: 731, sourcesCollected: 1, sources: 1 };
    expect(coverageWords(coverage, 'day')).toBe('collected on 412 of 731 days from 1 of 1 source');
    expect(coverageWords({ ...coverage, sources: 2 }, 'hour')).toBe(
      'collected in 412 of 731 hours from 1 of 2 sources',
    );
  });
});

describe('a bucket in words', () => {
  const bucket: RiverBucket = {
    start: '2025-11-16T23:00:00Z',
    endExclusive: '2025-11-17T23:00:00Z',
    startMs: Date.parse('2025-11-16T23:00:00Z'),
    endExclusiveMs: Date.parse('2025-11-17T23:00:00Z'),
    ...totals,
    partial: true,
    covered: 'some',
  };

  it('says figures, limits and nothing that is not there', () => {
    expect(bucketWords(bucket, [], 'day', 'Europe/Berlin')).toBe(
      'Mon 17 Nov 2025, 1,000 mentions, 300 negative, 200 positive, 300 neutral, 200 not scored, net −10 (−15 to −4), not ended yet, not all sources collected',
    );
    expect(bucketWords({ ...bucket, ...unknown, partial: false }, [], 'day', 'Europe/Berlin')).toBe(
      'Mon 17 Nov 2025, nothing collected',
    );
  });

  it('says how much of a sum was collected', () => {
    const sum = { ...totals, collected: 5, buckets: 7, partial: false } as never;
    expect(sumWords(sum, 'day')).toBe('1,000 mentions, net counted −13, collected in 5 of 7 days');
  });
});
