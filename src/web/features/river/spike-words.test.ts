import { describe, expect, it } from 'vitest';
import type { Currents } from '../../../contract/currents';
import { spikeParts } from './headline-words';
import { spikeBadge, spikeLabel, spikesWithin } from './spike-label';
import type { ShownSpike } from './use-shown-spikes';

const spike = (more: Partial<ShownSpike>): ShownSpike => ({
  direction: 'above',
  foundBy: 'burst',
  start: '2026-11-13T00:00:00Z',
  peak: '2026-11-13T00:00:00Z',
  peakEndExclusive: '2026-11-14T00:00:00Z',
  endExclusive: '2026-11-14T00:00:00Z',
  hours: 24,
  severity: 7.6,
  mentions: 162,
  expected: 39,
  upper: 96,
  ratio: 4.1,
  excess: 123,
  kind: 'unexpected',
  reason: 'none',
  why: 'no campaign explains it',
  campaign: null,
  incident: null,
  size: '4.1× the mentions usual for that day',
  moment: '13 Nov',
  words: '',
  topic: null,
  ...more,
});
const query = {
  bucket: 'day',
  zone: 'UTC',
  topic: [],
  source: [],
  lang: [],
  sentiment: [],
} as unknown as Currents['query'];
const textOf = (spikes: ShownSpike[]) =>
  spikeParts(spikes, query)
    .map(({ text }) => text)
    .join('');
const network = { id: 'n', name: 'Network' };
const campaign = { id: 'c', name: 'Fair days' };

describe('a burst in words', () => {
  it('says whose it is, how far above the usual, and whether it was expected', () => {
    expect(spikeLabel(spike({ topic: network }))).toBe(
      'Network: 4.1× the mentions usual for that day, unexpected',
    );
    expect(spikeBadge(spike({ topic: network }))).toBe('Network 4.1× its usual day');
    expect(spikeBadge(spike({ peakEndExclusive: '2026-11-13T01:00:00Z' }))).toBe('4.1× its usual hour');
    expect(spikeBadge(spike({ peakEndExclusive: '2026-11-13T03:00:00Z' }))).toBe('4.1× its usual 3 hours');
    expect(spikeBadge(spike({ ratio: null }))).toBe('162 in one day');
    expect(spikeBadge(spike({ topic: network, direction: 'below' }))).toBe('Network quieter than usual');
  });

  it('leads from the first sentence to its card, its topic and its campaign', () => {
    const parts = spikeParts([spike({ topic: network, kind: 'expected', campaign })], query);
    expect(parts.flatMap(({ evidence }) => (evidence ? [evidence] : []))).toEqual([
      { kind: 'topic', id: 'n' },
      { kind: 'spike', key: '2026-11-13T00:00:00Z@n' },
      { kind: 'campaign', id: 'c' },
    ]);
  });

  it('names what nothing explains before what a campaign does, however large, and counts the others', () => {
    const planned = spike({ topic: network, kind: 'expected', campaign, severity: 20 });
    expect(textOf([planned, spike({ incident: { id: 'i', name: 'Outage' } })])).toBe(
      'Everything said came to 4.1× its usual day, 13 Nov, unexpected (incident), beside 1 more spike',
    );
    expect(textOf([])).toBe('');
    const ofTopic = { ...query, topic: ['n'] };
    expect(spikeParts([spike({})], ofTopic)[0]?.text).toBe('What is shown');
  });

  it('stands where its peak is, the end of a bucket not included', () => {
    const span = (from: string, to: string) => ({
      startMs: Date.parse(from),
      endExclusiveMs: Date.parse(to),
    });
    expect(spikesWithin([spike({})], span('2026-11-13', '2026-11-14'))).toHaveLength(1);
    expect(spikesWithin([spike({})], span('2026-11-12', '2026-11-13'))).toEqual([]);
  });
});
