import { describe, expect, it } from 'vitest';
import type { Currents } from '../../../contract/currents';
import { riverCsv } from './river-csv';
import { riverFileName } from './river-file-name';
import { riverBuckets } from './river-rows';
import type { ShownSpike } from './use-shown-spikes';

const figures = {
  mentions: 4,
  positive: 1,
  neutral: 0,
  negative: 3,
  unscored: 0,
  netSentiment: -50,
  complaints: 3,
  potentialImpressions: null,
};
const unknown = {
  mentions: null,
  positive: null,
  neutral: null,
  negative: null,
  unscored: null,
  netSentiment: null,
  complaints: null,
  potentialImpressions: null,
};
const day = (from: string, to: string) => ({ start: `${from}T23:00:00Z`, endExclusive: `${to}T23:00:00Z` });

const currents: Currents = {
  query: {
    from: '2025-11-13T23:00:00Z',
    to: '2025-11-15T23:00:00Z',
    bucket: 'day',
    zone: 'Europe/Berlin',
    weekStart: 1,
    topic: [],
    source: ['=HYPERLINK("x")'],
    lang: [],
    sentiment: [],
    compare: 'none',
  },
  buckets: [
    {
      ...day('2025-11-13', '2025-11-14'),
      ...figures,
      netCorrected: { value: -40, low: -80, high: 5 },
      partial: false,
      covered: 'all',
    },
    { ...day('2025-11-14', '2025-11-15'), ...unknown, netCorrected: null, partial: true, covered: 'none' },
  ],
  totals: { ...figures, netCorrected: null, sharesCorrected: null, covered: 'some' },
  comparison: null,
  series: [],
  coverage: [{ source: '@forum', from: '2025-11-13T23:00:00Z', to: '2025-11-14T23:00:00Z' }],
  basis: {
    netSentiment: 'net-sentiment-1',
    complaint: 'complaint-0',
    corrected: { method: 'prior-shift-1', languages: [] },
    engines: [],
    freshAsOf: '2025-11-14T22:00:00Z',
    computedAt: '2025-11-15T10:00:00Z',
  },
  expected: null,
  spikes: null,
};

describe('riverCsv', () => {
  const csv = riverCsv(currents, riverBuckets(currents.buckets, false), [], []);
  const lines = csv.split('\r\n');

  it('says window, zone, filters and age before the first row', () => {
    const head = lines.slice(0, lines.indexOf('')).join('\n');
    for (const words of [
      'Europe/Berlin',
      '2025-11-13T23:00:00Z',
      'net-sentiment-1',
      '2025-11-15T10:00:00Z',
    ]) {
      expect(head).toContain(words);
    }
  });

  it('disarms text that a spreadsheet could run, and leaves numbers alone', () => {
    expect(csv).toContain(`filter: source,"'=HYPERLINK(""x"")"`);
    expect(csv).toContain(`sources collected in the window,'@forum`);
    expect(csv).toContain(',-50,');
  });

  it('leaves an unknown figure empty and writes a counted zero as 0', () => {
    expect(lines.at(-3)).toBe(
      '2025-11-13T23:00:00Z,2025-11-14T23:00:00Z,UTC+1,4,1,0,3,0,-50,3,,-40,-80,5,all,yes,,2025-11-14 00:00',
    );
    expect(lines.at(-2)).toBe(
      '2025-11-14T23:00:00Z,2025-11-15T23:00:00Z,UTC+1,,,,,,,,,,,,none,no,,2025-11-15 00:00',
    );
  });

  it('gives each of several topics a column, and one topic none: all figures are of it', () => {
    const bare = { buckets: currents.buckets, totals: currents.totals };
    const series = ['a', 'b'].map((topic) => ({ topic, topicVersion: 3, ...bare }));
    const named = ['Network', 'Billing'].map((name, index) => ({
      key: index === 0 ? 'a' : 'b',
      name,
      points: [7 + index, null].map((value) => ({ atMs: 0, value, partial: false })),
    }));
    const several = riverCsv({ ...currents, series }, riverBuckets(currents.buckets, false), named, []);
    expect(several).toContain('topic beside the whole,Billing,version 3');
    expect(several).toContain('mentions: Network,mentions: Billing,covered');
    expect(several).toContain(',3,,-40,-80,5,7,8,all,yes');
    const one = riverCsv(
      { ...currents, series: series.slice(0, 1) },
      riverBuckets(currents.buckets, false),
      named.slice(0, 1),
      [],
    );
    expect(one).toContain('filter: topic,Network,version 3');
    expect(one).not.toContain('mentions: Network');
  });

  it('holds what is usual and the spikes of each bucket, and its local time, at the end', () => {
    const expected = {
      buckets: [
        { expected: 9.5, upper: 20, lower: 3 },
        { expected: null, upper: null, lower: null },
      ],
      sources: ['forum'],
      method: 'spikes-2',
      falseAlarmsAWeek: 0.01,
    };
    const spike = {
      topic: { id: 'n', name: 'Network' },
      peak: '2025-11-13T23:00:00Z',
      size: '4.1× the mentions usual for that day',
      kind: 'unexpected',
    } as ShownSpike;
    const whole = riverCsv({ ...currents, expected }, riverBuckets(currents.buckets, false), [], [spike]);
    expect(whole).toContain('covered,ended,usual,usual_up_to,usual_from,spikes,start_local');
    expect(whole).toContain(
      ',all,yes,9.5,20,3,"Network: 4.1× the mentions usual for that day, unexpected",2025-11-14 00:00',
    );
  });

  it('names the file after what is chosen, the first and the last local day', () => {
    const bare = { ...currents, query: { ...currents.query, source: [] } };
    expect(riverFileName(bare, [])).toBe('eddyline-river-2025-11-14-to-2025-11-15-by-day');
    const chosen = { ...bare, query: { ...bare.query, sentiment: ['negative' as const] } };
    expect(riverFileName(chosen, ['Coverage in the north'])).toBe(
      'eddyline-river-coverage-in-the-north-negative-2025-11-14-to-2025-11-15-by-day',
    );
  });
});
