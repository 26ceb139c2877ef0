/** Half-open stretch of time `[startMs, endExclusiveMs)`; every bucket is one. */
export interface TimeSpan {
  startMs: number;
  endExclusiveMs: number;
}

/** The one mapping of time to pixels that every layer of a chart shares: linear, `fromMs` at the left edge. */
export interface TimeScale {
  fromMs: number;
  toMs: number;
  leftPx: number;
  rightPx: number;
}

/** Pixel of an instant; outside of the window it lies outside of the plot. A window without length maps to the left. */
export function xOf(scale: TimeScale, atMs: number): number {
  const spanMs = scale.toMs - scale.fromMs;
  if (spanMs <= 0) return scale.leftPx;
  return scale.leftPx + ((atMs - scale.fromMs) / spanMs) * (scale.rightPx - scale.leftPx);
}

/** Instant at a pixel; the inverse of `xOf`. */
export function timeAt(scale: TimeScale, px: number): number {
  const widthPx = scale.rightPx - scale.leftPx;
  if (widthPx <= 0) return scale.fromMs;
  return scale.fromMs + ((px - scale.leftPx) / widthPx) * (scale.toMs - scale.fromMs);
}

/** The visible part of a stretch in pixels; `null` when none of it is in view. */
export function clipToView(
  scale: TimeScale,
  span: TimeSpan,
): { x0: number; x1: number; clippedLeft: boolean; clippedRight: boolean } | null {
  if (span.endExclusiveMs <= scale.fromMs || span.startMs >= scale.toMs) return null;
  return {
    x0: xOf(scale, Math.max(span.startMs, scale.fromMs)),
    x1: xOf(scale, Math.min(span.endExclusiveMs, scale.toMs)),
    clippedLeft: span.startMs < scale.fromMs,
    clippedRight: span.endExclusiveMs > scale.toMs,
  };
}

/** Index of the span that holds an instant, clamped to the first and last; −1 without spans. Spans are in order. */
export function indexAt(spans: readonly TimeSpan[], atMs: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle] as TimeSpan).startMs <= atMs) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}

/** Range of indices `[first, last]` that a stretch touches; `null` when it touches none. */
export function indicesWithin(spans: readonly TimeSpan[], span: TimeSpan): [number, number] | null {
  const first = spans.findIndex((candidate) => candidate.endExclusiveMs > span.startMs);
  if (first < 0) return null;
  let last = first - 1;
  while (last + 1 < spans.length && (spans[last + 1] as TimeSpan).startMs < span.endExclusiveMs) last++;
  return last < first ? null : [first, last];
}
