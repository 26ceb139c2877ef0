import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { currentsQuery, riverQuestion } from '../features/river/river-queries';
import { catalogueQuery } from '../lib/catalogue-query';
import { RIVER_SEARCH_DEFAULTS, type RiverSearch } from '../url-state/river-search';
import { windowBeside } from './window-beside';

const search: RiverSearch = { ...RIVER_SEARCH_DEFAULTS, range: '7d' };
const query = { from: '2026-11-02T00:00:00Z', to: '2026-11-09T00:00:00Z', zone: 'UTC', bucket: 'day' };
const LAST_DAY = { start: '2026-11-08T00:00:00Z', partial: true };
let client: QueryClient;
const holds = (firstAt: string, lastAt: string) =>
  client.setQueryData(catalogueQuery().queryKey, { firstAt, lastAt, sources: [], languages: [] } as never);
const windowAfter = (direction: -1 | 1, from = search) => {
  const change = windowBeside(client, from, direction);
  return change && [change(from).from, change(from).to];
};

describe('the window beside the one on screen', () => {
  beforeEach(() => {
    client = new QueryClient();
    holds('2026-01-01T00:00:00Z', '2026-11-08T12:00:00Z');
    client.setQueryData(currentsQuery(riverQuestion(search, { days: 7 })).queryKey, {
      query,
      buckets: [{ start: query.from, partial: false }, LAST_DAY],
    } as never);
  });

  it('is as long, and touches it', () => {
    expect(windowAfter(-1)).toEqual(['2026-10-26T00:00:00.000Z', '2026-11-02T00:00:00.000Z']);
  });

  it('is none where the store holds nothing', () => {
    expect(windowAfter(1)).toBeNull();
    holds('2026-11-02T00:00:00Z', '2026-12-01T00:00:00Z');
    expect(windowAfter(-1)).toBeNull();
    expect(windowAfter(1)).toEqual(['2026-11-09T00:00:00.000Z', '2026-11-16T00:00:00.000Z']);
  });

  it('is of complete periods beside complete periods', () => {
    expect(windowAfter(-1, { ...search, complete: true })).toEqual([
      '2026-10-27T00:00:00.000Z',
      '2026-11-02T00:00:00.000Z',
    ]);
  });

  it('is not known before the answer is there', () => {
    expect(windowAfter(-1, { ...search, source: ['forum'] })).toBeNull();
  });
});
