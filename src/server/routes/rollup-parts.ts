import { type Bucket, bucketStart } from '../../domain/buckets';
import type { ComparedStretches } from '../../domain/compared-stretches';
import type { RollupName } from '../stores/rollup.store';

/** A stretch of time and the rollup that holds it whole. */
export interface RollupPart {
  rollup: RollupName;
  fromMs: number;
  toMs: number;
}

/** Where the counts of compared pieces stand: whole days in the rollup by day, the rest in the one by hour. */
export function rollupParts(
  grain: ComparedStretches['grain'],
  pieces: readonly Bucket[],
  zone: string,
): RollupPart[] {
  const fromMs = pieces[0]?.startMs;
  const toMs = pieces.at(-1)?.endExclusiveMs;
  if (fromMs === undefined || toMs === undefined) return [];
  if (grain === 'hour') return [{ rollup: 'currents_hour', fromMs, toMs }];
  const lastDayMs = bucketStart(toMs, 'day', zone);
  const parts: RollupPart[] = [
    { rollup: 'currents_day', fromMs, toMs: lastDayMs },
    { rollup: 'currents_hour', fromMs: lastDayMs, toMs },
  ];
  return parts.filter((part) => part.fromMs < part.toMs);
}
