import { type Bucket, bucketEnd, bucketStart, type Grain } from './buckets';

/** A window cut into what a rollup holds whole and what has to be counted one by one. */
export interface WindowPieces {
  /** Whole days inside, as one stretch; `null` when there is none. */
  days: Bucket | null;
  /** Whole hours before and after those days. */
  hours: Bucket[];
  /** Parts of an hour at the edges. */
  rest: Bucket[];
}

/**
 * Cuts `[fromMs, toMs)` at the days and hours of a zone: the pieces are disjoint and together the window. Example:
 * Monday 22:30 to Wednesday 01:00 → Tuesday; 23:00–24:00 and 00:00–01:00; 22:30–23:00.
 */
export function cutWindow(window: { fromMs: number; toMs: number }, zone: string): WindowPieces {
  const { inner: days, edges: besideDays } = wholeInside(
    { startMs: window.fromMs, endExclusiveMs: window.toMs },
    'day',
    zone,
  );
  const hours: Bucket[] = [];
  const rest: Bucket[] = [];
  for (const edge of besideDays) {
    const { inner, edges } = wholeInside(edge, 'hour', zone);
    if (inner) hours.push(inner);
    rest.push(...edges);
  }
  return { days, hours, rest };
}

/** The longest stretch of whole buckets inside, and what is left at either end. */
function wholeInside(stretch: Bucket, grain: Grain, zone: string): { inner: Bucket | null; edges: Bucket[] } {
  const { startMs, endExclusiveMs } = stretch;
  const firstMs = bucketStart(startMs, grain, zone);
  const fromMs = firstMs === startMs ? startMs : bucketEnd(firstMs, grain, zone);
  const toMs = bucketStart(endExclusiveMs, grain, zone);
  if (fromMs >= toMs) return { inner: null, edges: [stretch] };
  const edges = [
    { startMs, endExclusiveMs: fromMs },
    { startMs: toMs, endExclusiveMs },
  ];
  return {
    inner: { startMs: fromMs, endExclusiveMs: toMs },
    edges: edges.filter((edge) => edge.startMs < edge.endExclusiveMs),
  };
}
