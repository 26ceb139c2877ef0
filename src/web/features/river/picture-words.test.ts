import { describe, expect, it } from 'vitest';
import type { Currents } from '../../../contract/currents';
import { pictureWords } from './picture-words';
import { riverFileName } from './river-file-name';

const currents = {
  query: {
    from: '2025-11-13T23:00:00Z',
    to: '2025-11-15T23:00:00Z',
    bucket: 'day',
    zone: 'Europe/Berlin',
    source: ['forum'],
    lang: [],
    sentiment: [],
  },
  comparison: { from: '2025-11-11T23:00:00Z', to: '2025-11-13T23:00:00Z' },
  coverage: [{ source: 'forum' }, { source: 'forum' }],
  basis: {
    netSentiment: 'net-sentiment-1',
    complaint: 'complaint-1',
    freshAsOf: '2025-11-15T10:00:00Z',
    computedAt: '2025-11-15T10:05:00Z',
  },
} as unknown as Currents;

describe('pictureWords', () => {
  it('prints window, zone, filters, sources, definitions and age', () => {
    const { lines, foot } = pictureWords(currents, []);
    expect(lines.slice(0, 2)).toEqual(['14–15 Nov 2025, by day, Europe/Berlin', 'source: forum']);
    expect(foot).toBe(
      'Eddyline · sources: forum, newest mention learnt 15 Nov 2025, 11:00 · net-sentiment-1, complaint-1 · drawn 15 Nov 2025, 11:05',
    );
  });

  it('says how to tell what is drawn apart without colour', () => {
    expect(pictureWords(currents, ['Network']).lines[2]).toMatch(/hatched\); dashed: 12–13 Nov 2025$/);
    expect(pictureWords(currents, ['Network', 'Billing']).lines[2]).toBe(
      'topics, which overlap: Network (solid, dots); Billing (dashed, squares)',
    );
  });

  it('is named as the CSV is', () => {
    expect(riverFileName(currents, [])).toBe('eddyline-river-forum-2025-11-14-to-2025-11-15-by-day');
  });
});
