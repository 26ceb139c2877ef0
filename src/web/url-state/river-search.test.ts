import { describe, expect, it } from 'vitest';
import {
  clearBrush,
  clearFilters,
  RIVER_SEARCH_DEFAULTS,
  riverSearchSchema,
  toggleCompare,
  toggleFilter,
  withBrush,
  withDialog,
  withFilter,
  withRange,
  withWindow,
  zoomToBrush,
} from './river-search';

const A = '2025-11-01T00:00:00Z';
const B = '2025-11-14T00:00:00Z';
const C = '2025-11-21T00:00:00Z';
const D = '2025-12-01T00:00:00Z';
const base = RIVER_SEARCH_DEFAULTS;

describe('riverSearchSchema', () => {
  it('opens an empty address as the default view', () => {
    expect(riverSearchSchema.parse({})).toEqual({
      range: '28d',
      from: null,
      to: null,
      bucket: 'auto',
      topic: [],
      source: [],
      lang: [],
      sentiment: [],
      compare: 'previous',
      brushFrom: null,
      brushTo: null,
      view: 'chart',
      band: true,
      why: null,
      complete: false,
      dialog: null,
    });
  });

  it.each([
    { range: '5y' },
    { from: 'yesterday' },
    { to: 17 },
    { bucket: 'minute' },
    { source: { a: 1 } },
    { lang: [''] },
    { sentiment: 'angry' },
    { compare: true },
    { view: 'pie' },
    { complete: 'maybe' },
    { dialog: {} },
  ])('falls back to the default of a field that is broken: %j', (broken) => {
    expect(riverSearchSchema.parse(broken)).toEqual(base);
  });

  it('keeps the other fields when one is broken', () => {
    expect(riverSearchSchema.parse({ range: 'x', bucket: 'week' }).bucket).toBe('week');
  });

  it.each([
    ['bluesky', ['bluesky']],
    [
      ['a', 'b', 'a'],
      ['a', 'b'],
    ],
    [42, ['42']],
    [null, []],
  ])('reads one choice, several, or a name of digits: %j', (given, expected) => {
    expect(riverSearchSchema.parse({ source: given }).source).toEqual(expected);
  });

  it('keeps known sentiments in one order and drops unknown ones', () => {
    expect(riverSearchSchema.parse({ sentiment: ['unscored', 'x', 'positive'] }).sentiment).toEqual([
      'positive',
      'unscored',
    ]);
  });

  it('parses its own output to the same state', () => {
    const state = withBrush(B, C)(withWindow(A, D)(withFilter('source', ['a', 'b'])(base)));
    expect(riverSearchSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });
});

describe('updaters', () => {
  it('drops the custom window and the brush when a range is chosen', () => {
    const custom = withBrush(B, C)(withWindow(A, D)(base));
    expect(withRange('90d')(custom)).toEqual({ ...base, range: '90d' });
  });

  it('keeps a brush that lies inside a new window, and drops one that does not', () => {
    const brushed = withBrush(B, C)(base);
    expect(withWindow(A, D)(brushed).brushFrom).toBe(B);
    expect(withWindow(C, D)(brushed).brushFrom).toBeNull();
  });

  it('adds and removes a choice by turns', () => {
    const one = toggleFilter('lang', 'en')(base);
    expect(one.lang).toEqual(['en']);
    expect(toggleFilter('lang', 'en')(one).lang).toEqual([]);
  });

  it('clears all filters and nothing else', () => {
    const filtered = toggleCompare(toggleFilter('source', 'a')(toggleFilter('sentiment', 'negative')(base)));
    expect(clearFilters(filtered)).toEqual({ ...base, compare: 'none' });
  });

  it('marks nothing with a stretch without length', () => {
    expect(withBrush(B, B)(withBrush(B, C)(base))).toEqual(base);
  });

  it('makes the brushed stretch the window, with fitting buckets', () => {
    const zoomed = zoomToBrush({ ...withBrush(B, C)(base), bucket: 'month' });
    expect(zoomed).toEqual({ ...base, from: B, to: C, bucket: 'auto' });
    expect(zoomToBrush(base)).toBe(base);
  });

  it('changes one thing at a time', () => {
    expect(withDialog('new-mark')(base)).toEqual({ ...base, dialog: 'new-mark' });
    expect(clearBrush(withBrush(B, C)(base))).toEqual(base);
  });
});
