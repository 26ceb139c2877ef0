import { defaultRangeExtractor, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

const OVERSCAN_ROWS = 8;
const GAP_PX = 6;

/** Which rows are drawn while the window scrolls over a list of rows of one height. */
export function useListWindow({
  listRef,
  coveredPx,
  footPx,
  rows,
  rowPx,
  keptRow,
}: {
  listRef: RefObject<HTMLElement | null>;
  /** How much of the window's top is covered by what stays there. */
  coveredPx: number;
  /** The same of its foot. */
  footPx: number;
  rows: number;
  rowPx: number;
  /** Drawn wherever one has scrolled to, since the focus may be on it. */
  keptRow: number | null;
}): Virtualizer<Window, Element> {
  const topPx = useDocumentTop(listRef);
  const virtualizer = useWindowVirtualizer({
    count: rows,
    estimateSize: () => rowPx,
    overscan: OVERSCAN_ROWS,
    scrollMargin: topPx,
    scrollPaddingStart: coveredPx + GAP_PX,
    scrollPaddingEnd: footPx + GAP_PX,
    initialOffset: () => window.scrollY,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const drawn = defaultRangeExtractor(range);
        if (keptRow === null || keptRow >= range.count || drawn.includes(keptRow)) return drawn;
        return [...drawn, keptRow].sort((one, other) => one - other);
      },
      [keptRow],
    ),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are asked for again when their measure changes
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  return virtualizer;
}

/** How far below the top of the document an element begins; followed as things above it come and go. */
function useDocumentTop(ref: RefObject<HTMLElement | null>): number {
  const [topPx, setTopPx] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const element = ref.current;
      if (element) setTopPx(Math.round(element.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const around of [document.body, document.getElementById('main')])
      if (around) observer.observe(around);
    return () => observer.disconnect();
  }, [ref]);
  return topPx;
}
