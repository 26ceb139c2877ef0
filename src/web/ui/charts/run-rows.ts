import type { TimeSpan } from './time-scale';

/** The middle of a span: where a figure of the whole of it is drawn. */
export function middleOf(span: TimeSpan): number {
  return (span.startMs + span.endExclusiveMs) / 2;
}

/**
 * Rows of a line or an area. Figures belong to intervals: a point at the middle of each span, and each unbroken run
 * extended flat to its outer edges, so that a lone span is a stroke of its own width. `rowOf` gets `null` where nothing is
 * known: a gap in the data is a gap in the line.
 */
export function runRows<Span extends TimeSpan, Row>(
  spans: readonly Span[],
  isKnown: (span: Span) => boolean,
  rowOf: (atMs: number, span: Span | null) => Row,
): Row[] {
  const isRun = (span: Span | undefined) => span !== undefined && isKnown(span);
  return spans.flatMap((span, index) => {
    if (!isKnown(span)) return [rowOf(middleOf(span), null)];
    return [
      ...(isRun(spans[index - 1]) ? [] : [rowOf(span.startMs, span)]),
      rowOf(middleOf(span), span),
      ...(isRun(spans[index + 1]) ? [] : [rowOf(span.endExclusiveMs, span)]),
    ];
  });
}
