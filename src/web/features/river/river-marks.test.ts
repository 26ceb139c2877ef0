import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../contract/marks';
import { marksFor } from './river-marks';

const mark = (id: string, kind: Mark['kind'], more: Partial<Mark> = {}) =>
  ({ id, kind, topics: [], campaignId: null, channel: null, ...more }) as Mark;
const marks = [
  mark('prices', 'campaign', { topics: ['p'] }),
  mark('brand', 'campaign'),
  mark('of prices', 'post', { campaignId: 'prices', channel: 'bluesky' }),
  mark('of brand', 'post', { campaignId: 'brand', channel: 'mastodon' }),
  mark('on paper', 'post', { channel: 'print' }),
  mark('8.2', 'release'),
];
const none = { topic: [], source: [] };
const sources = ['bluesky', 'mastodon'];
const ids = (found: { shown: readonly Mark[] }) => found.shown.map(({ id }) => id);

describe('marksFor', () => {
  it('shows everything without a filter', () => {
    expect(marksFor(marks, none, sources)).toEqual({ shown: marks, leftOut: 0 });
  });

  it('leaves out a campaign about other topics, and its posts; what names no topic stays', () => {
    const found = marksFor(marks, { ...none, topic: ['network'] }, sources);
    expect(ids(found)).toEqual(['brand', 'of brand', 'on paper', '8.2']);
    expect(found.leftOut).toBe(2);
    expect(ids(marksFor(marks, { ...none, topic: ['p'] }, sources))).toContain('of prices');
  });

  it('leaves out posts in other sources, but none whose channel is not a source', () => {
    const found = marksFor(marks, { ...none, source: ['mastodon'] }, sources);
    expect(ids(found)).toEqual(['prices', 'brand', 'of brand', 'on paper', '8.2']);
  });
});
