import { describe, expect, it } from 'vitest';
import { alsoWords, whenWords } from './also-words';

const ZONE = 'Europe/Berlin';

describe('what else happened', () => {
  it('says how much of the window it covers, unless it is a moment', () => {
    const endExclusive = '2026-10-05T22:00:00Z';
    expect(alsoWords({ kind: 'campaign', share: 0.43, endExclusive })).toBe(
      'campaign, covers 43 % of the window',
    );
    expect(alsoWords({ kind: 'release', share: 0, endExclusive: null })).toBe('release');
    expect(alsoWords({ kind: 'coverage', share: 0, endExclusive: null })).toBe('change of what is collected');
  });

  it('says when, in days for a campaign and to the minute for an incident', () => {
    const span = { at: '2026-09-30T22:00:00Z', endExclusive: '2026-10-05T22:00:00Z' };
    expect(whenWords({ kind: 'campaign', ...span }, ZONE)).toBe('1–5 Oct 2026');
    expect(whenWords({ kind: 'incident', ...span }, ZONE)).toBe('1 Oct 2026, 00:00 to 6 Oct 2026, 00:00');
    expect(whenWords({ kind: 'fix', at: span.at, endExclusive: null }, ZONE)).toBe('1 Oct 2026, 00:00');
  });
});
