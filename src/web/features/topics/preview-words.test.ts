import { describe, expect, it } from 'vitest';
import type { TopicPreview } from '../../../contract/topics';
import { byDayWords, markedPieces, matchedWords } from './preview-words';

const preview = (more: Partial<TopicPreview>) =>
  ({ mentions: 200, read: 200, byDay: [], ...more }) as TopicPreview;

describe('the words of a preview', () => {
  it('say an exact count as exact, with its share', () => {
    const matched = { mentions: 50, low: 50, high: 50, exact: true };
    expect(matchedWords(preview({ matched }))).toBe('50 mentions of the last 90 days, 25 % of all');
  });

  it('say an estimate as one, with its interval and what it rests on', () => {
    const matched = { mentions: 12_300, low: 11_900, high: 12_700, exact: false };
    expect(matchedWords(preview({ matched, mentions: 743_210, read: 20_000 }))).toBe(
      'about 12,300 mentions of the last 90 days (11,900 to 12,700), estimated from 20,000 of 743,210',
    );
  });

  it('name the day with most matches, as days are cut in the workspace', () => {
    const byDay = [
      { start: '2026-11-11T23:00:00Z', mentions: 2 },
      { start: '2026-11-12T23:00:00Z', mentions: 9 },
    ];
    expect(byDayWords(preview({ byDay }), 'Europe/Berlin')).toBe('Matches by day: at most 9, on 13 Nov');
    const matched = { mentions: 110, low: 90, high: 130, exact: false };
    expect(byDayWords(preview({ byDay, matched }), 'Europe/Berlin')).toContain('among the mentions read');
    expect(byDayWords(preview({ byDay: [] }), 'UTC')).toBe('No day has a match');
  });
});

describe('markedPieces', () => {
  it('cuts a text where matches begin and end, and loses no letter', () => {
    const pieces = markedPieces('no signal, no net', [
      { start: 3, end: 9 },
      { start: 14, end: 17 },
    ]);
    expect(pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')).toBe(
      'no [signal], no [net]',
    );
    expect(markedPieces('plain', [])).toEqual([{ text: 'plain', start: 0, isMatch: false }]);
  });
});
