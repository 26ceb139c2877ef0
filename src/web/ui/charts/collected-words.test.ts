import { describe, expect, it } from 'vitest';
import { collectedWords } from './collected-words';

const source = (id: string, firstAt: string | null, lastAt: string | null) => ({ id, firstAt, lastAt });
const span = {
  startMs: Date.parse('2026-10-24T00:00:00Z'),
  endExclusiveMs: Date.parse('2026-11-21T00:00:00Z'),
};

describe('what a saved view says was collected', () => {
  it('names the sources of its window, not of the whole store, and where one began or ended inside it', () => {
    const words = collectedWords(
      [
        source('forum', '2025-08-01T00:00:00Z', '2026-11-20T18:00:00Z'),
        source('reviews', '2026-11-03T09:00:00Z', '2026-11-20T18:00:00Z'),
        source('mail', '2025-08-01T00:00:00Z', '2026-11-08T00:00:00Z'),
        source('old', '2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'),
        source('new', '2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z'),
        source('never', null, null),
      ],
      span,
      'UTC',
    );
    expect(words).toBe('collected 24 Oct – 20 Nov 2026: forum, reviews (from 3 Nov), mail (until 8 Nov)');
  });

  it('says so where nothing was', () => {
    expect(collectedWords([source('never', null, null)], span, 'UTC')).toBe(
      'nothing collected 24 Oct – 20 Nov 2026',
    );
  });
});
