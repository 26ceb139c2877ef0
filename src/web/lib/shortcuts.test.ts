import { describe, expect, it } from 'vitest';
import { actsOn, matchShortcut, SHORTCUTS } from './shortcuts';

describe('shortcuts', () => {
  it.each(SHORTCUTS.map(({ id, keys }) => [keys, id]))('%s is %s', (keys, id) => {
    let before: string | null = null;
    const matches = keys.split(' ').map((key) => {
      const match = matchShortcut(before, key);
      before = match && 'begun' in match ? match.begun : null;
      return match;
    });
    expect(matches.at(-1)).toEqual({ id });
  });

  it('begin with no key that is a shortcut itself, and none twice', () => {
    const keys = SHORTCUTS.map((shortcut) => shortcut.keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of keys) expect(keys.filter((other) => other.startsWith(`${one} `))).toEqual([]);
  });

  it('act everywhere but where they belong to one page', () => {
    expect(actsOn('note', '/settings')).toBe(true);
    expect(actsOn('earlier', '/settings')).toBe(false);
    expect(actsOn('earlier', '/')).toBe(true);
  });

  it('swallow no key after a stray beginning', () => {
    expect(matchShortcut('g', 'x')).toBeNull();
    expect(matchShortcut('g', '/')).toEqual({ id: 'palette' });
    expect(matchShortcut('g', 'g')).toEqual({ begun: 'g' });
    expect(matchShortcut(null, 'x')).toBeNull();
  });
});
