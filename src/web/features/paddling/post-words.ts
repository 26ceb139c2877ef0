import type { Post } from '../../../contract/posts';
import { formatQuantity, formatShare } from '../../ui/charts/number-format';

/** What is counted first, where it is counted at all; other counts follow by name. */
const FIRST_METRICS = ['impressions', 'engagements', 'clicks'];

/** Counts that at least one post has: the columns of their table. */
export function metricNames(posts: readonly Pick<Post, 'metrics'>[]): string[] {
  const present = new Set(posts.flatMap(({ metrics }) => Object.keys(metrics)));
  const others = [...present].filter((name) => !FIRST_METRICS.includes(name)).sort();
  return [...FIRST_METRICS.filter((name) => present.has(name)), ...others];
}

/** Engagements over impressions; `null` unless both were counted, and of nothing shown. */
export function engagementRate({ engagements, impressions }: Post['metrics']): string | null {
  if (engagements === undefined || impressions === undefined) return null;
  return formatShare(engagements, impressions);
}

const MINUTE_MS = 60_000;
const UNITS = [
  { name: 'day', ms: 86_400_000 },
  { name: 'hour', ms: 3_600_000 },
  { name: 'minute', ms: MINUTE_MS },
] as const;

/** `3 days ago`, `just now`. */
export function agoWords(atMs: number, nowMs: number): string {
  const ageMs = nowMs - atMs;
  const unit = UNITS.find(({ ms }) => ageMs >= ms);
  return unit ? `${formatQuantity(Math.floor(ageMs / unit.ms), unit.name)} ago` : 'just now';
}
