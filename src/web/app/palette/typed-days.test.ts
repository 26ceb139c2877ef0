import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedDays } from './typed-days';

const TODAY = '2026-11-23';

describe('typed days', () => {
  it.each([
    ['2026-11-03', '2026-11-03', '2026-11-03'],
    [' 2026-02 ', '2026-02-01', '2026-02-28'],
    ['3 nov', '2026-11-03', '2026-11-03'],
    ['3. November 2025', '2025-11-03', '2025-11-03'],
    ['24 nov', '2025-11-24', '2025-11-24'],
    ['nov', '2026-11-01', '2026-11-30'],
    ['december', '2025-12-01', '2025-12-31'],
    ['dec 2024', '2024-12-01', '2024-12-31'],
    ['29 feb', '2024-02-29', '2024-02-29'],
    ['2026-11-03 to 2026-11-09', '2026-11-03', '2026-11-09'],
    ['9 nov - 3 nov', '2026-11-03', '2026-11-09'],
    ['sep to oct', '2026-09-01', '2026-10-31'],
    ['2026-11-03..2026-11-09', '2026-11-03', '2026-11-09'],
    ['3 nov–9 nov', '2026-11-03', '2026-11-09'],
  ])('%s is from %s to %s', (typed, first, last) => {
    expect(typedDays(typed, TODAY)).toEqual({ first, last });
  });

  it.each(['', '7', 'ma', 'maybe', 'novel', '31 apr', '2026-13', '2026-02-30', '1 nov to', 'a to b to c'])(
    '%s is none',
    (typed) => {
      expect(typedDays(typed, TODAY)).toBeNull();
    },
  );

  it('are never the wrong way round, whatever is typed', () => {
    const word = fc.constantFrom('3', '31', 'nov', 'feb', '2026', '2026-11-03', '2024-02', 'to', '-', '..');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), (words) => {
        const days = typedDays(words.join(' '), TODAY);
        if (days) expect(days.first <= days.last).toBe(true);
      }),
    );
  });
});
