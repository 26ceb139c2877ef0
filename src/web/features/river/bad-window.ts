import { instant } from '../../../contract/common';
import { RIVER_RANGES } from '../../url-state/river-search';

/**
 * What an address asks for that is no window, in words: an end before its start, a time that cannot be read, a range that
 * is none. `null` for one that can be shown. The page opens all the same, and says so.
 */
export function badWindowWords(search: string): string | null {
  const asked = new URLSearchParams(search);
  const value = (name: string) => asked.get(name)?.replace(/^"(.*)"$/, '$1') ?? null;
  const range = value('range');
  if (range !== null && !RIVER_RANGES.some((known) => known === range))
    return `there is no range “${range}”; there are ${RIVER_RANGES.join(', ')}`;
  for (const end of ['from', 'to']) {
    const at = value(end);
    if (at !== null && at !== 'null' && !instant.safeParse(at).success)
      return `“${end}=${at}” is no time; it is written as 2026-11-01T00:00:00Z`;
  }
  const [from, to] = [Date.parse(value('from') ?? ''), Date.parse(value('to') ?? '')];
  return from >= to ? 'it ends before it starts' : null;
}
