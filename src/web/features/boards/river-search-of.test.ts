import { describe, expect, it } from 'vitest';
import { placeOf, riverSearchOf } from './river-search-of';

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
