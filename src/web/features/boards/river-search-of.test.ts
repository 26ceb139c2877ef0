import { describe, expect, it } from 'vitest';
import { placeOf, riverSearchOf, spikeSearchOf } from './river-search-of';

const query = {
  from: '2026-10-23T22:00:00.000Z',
  to: '2026-11-20T23:00:00.000Z',
  topic: ['7d1b1f0e-3c43-4a4e-9f2e-0e2a60a0f0aa'],
  source: ['forum'],
  bucket: 'week',
} as const;
const asked = { ...query, topic: [...query.topic], source: [...query.source] };

describe('the way from a card', () => {
  it('leads to its window, filters and grain', () => {
    expect(riverSearchOf(asked)).toMatchObject({ ...query, sentiment: [] });
    expect(riverSearchOf(asked, ['positive'])).toMatchObject({ ...query, sentiment: ['positive'] });
  });

  it('leads to what tells of a burst, over all mentions of its window', () => {
    const start = '2026-11-12T23:00:00.000Z';
    const search = spikeSearchOf({ ...query, bucket: 'day' }, { start, topic: { id: 'network' } });
    expect(search).toMatchObject({ from: query.from, to: query.to, bucket: 'day', topic: [] });
    expect(search.why).toBe(`${start}@network`);
    expect(spikeSearchOf({ ...query, bucket: 'hour' }, { start, topic: null }).why).toBe(start);
  });

  it('leads to what its number counts', () => {
    expect(placeOf(asked, 'volume')).toMatchObject({ to: '/', search: query });
    expect(placeOf(asked, 'negative')).toMatchObject({
      to: '/',
      search: { ...query, sentiment: ['negative'] },
    });
    const { bucket: _, ...filters } = query;
    expect(placeOf(asked, 'complaints')).toMatchObject({
      to: '/threads',
      search: { ...filters, complaint: 'yes' },
    });
  });
});
