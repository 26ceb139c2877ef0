import { waitWords } from '../../lib/wait-words';

const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;
const MONTH_DAYS = 30;
const YEAR_DAYS = 365;
/** From here on hours say nothing any more. */
const ROUGH_FROM_DAYS = 3;

/** How long ago, in one unit: `just now`, `5 min ago`, `3 h ago`, `12 days ago`, `4 months ago`. */
export function agoWords(atMs: number, nowMs: number): string {
  const seconds = (nowMs - atMs) / 1000;
  // Clocks differ a little; what lies further ahead is no "ago".
  if (seconds < -MINUTE_S) return 'ahead of now';
  if (seconds < MINUTE_S) return 'just now';
  if (seconds < HOUR_S) return `${Math.floor(seconds / MINUTE_S)} min ago`;
  if (seconds < DAY_S) return `${Math.floor(seconds / HOUR_S)} h ago`;
  const days = Math.floor(seconds / DAY_S);
  if (days < 2 * MONTH_DAYS) return `${many(days, 'day')} ago`;
  if (days < YEAR_DAYS) return `${many(Math.floor(days / MONTH_DAYS), 'month')} ago`;
  return `${many(Math.floor(days / YEAR_DAYS), 'year')} ago`;
}

/** How long somebody has waited: as `waitWords`, from a few days on in whole days. */
export function waitedWords(sinceMs: number, nowMs: number): string {
  const seconds = Math.max(0, (nowMs - sinceMs) / 1000);
  const days = Math.floor(seconds / DAY_S);
  // Never more than has passed, as "5 min ago" says it.
  const passed = seconds < MINUTE_S ? seconds : Math.floor(seconds / MINUTE_S) * MINUTE_S;
  return days < ROUGH_FROM_DAYS ? waitWords(passed) : many(days, 'day');
}

function many(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
