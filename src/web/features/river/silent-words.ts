import type { Currents } from '../../../contract/currents';
import { formatSpan } from '../../ui/charts/time-format';
import type { RiverBucket } from './river-rows';

const WEEK_MS = 7 * 86_400_000;

/**
 * The longest stretch of a week or more without one mention in time that counts as collected, in words: a file is taken to
 * cover from its first row to its last, and nothing else says that it does. `null` where there is none, or where filters
 * may be the reason.
 */
export function silentWords(buckets: readonly RiverBucket[], { query, basis }: Currents): string | null {
  if (query.topic.length + query.source.length + query.lang.length + query.sentiment.length > 0) return null;
  const nowMs = Date.parse(basis.computedAt);
  const runs: { startMs: number; endExclusiveMs: number }[] = [];
  let isSilent = false;
  for (const { startMs, endExclusiveMs, mentions } of buckets) {
    const last = runs.at(-1);
    const wasSilent = isSilent;
    isSilent = mentions === 0 && endExclusiveMs <= nowMs;
    if (isSilent && wasSilent && last) last.endExclusiveMs = endExclusiveMs;
    else if (isSilent) runs.push({ startMs, endExclusiveMs });
  }
  const [longest] = runs.sort((one, other) => lengthOf(other) - lengthOf(one));
  if (!longest || lengthOf(longest) < WEEK_MS) return null;
  return `no row in ${formatSpan(longest, query.zone)}, which counts as silence: a file is taken to cover from its first row to its last`;
}

function lengthOf({ startMs, endExclusiveMs }: { startMs: number; endExclusiveMs: number }): number {
  return endExclusiveMs - startMs;
}
