import { type ReactNode, type PointerEvent as ReactPointerEvent, useEffect, useRef } from 'react';
import { type CursorStore, cursorAfterKey, useCursor } from './cursor-store';
import { indexAt, type TimeScale, type TimeSpan, timeAt, xOf } from './time-scale';

/** A brushed stretch as bucket indices, both included, in order. */
export interface BrushRange {
  first: number;
  last: number;
}

interface CursorSurfaceProps {
  store: CursorStore;
  buckets: readonly TimeSpan[];
  scale: TimeScale;
  heightPx: number;
  /** The keyboard's focus frames this part: the currents. */
  plotTop: number;
  plotBottom: number;
  /** The brush that stands in the URL. */
  brush: BrushRange | null;
  /** What the cursor reads at a bucket, in words. */
  wordsAt: (index: number) => string;
  /** Absent where nothing can be marked: then a press only reads. */
  onBrush?: (brush: BrushRange | null) => void;
  onZoom?: () => void;
  /** What a reader can do, for those who cannot see it. */
  label: string;
  children: ReactNode;
}

interface Press {
  pointerId: number;
  x: number;
  index: number;
  moved: boolean;
  /** The finger came to this bucket just now: a first tap reads it, a second one marks it. */
  firstTap: boolean;
}

/** Movement that makes a press a drag. */
const DRAG_PX = 4;

/**
 * Pointing, brushing and reading by keyboard over all layers. Pointer moves and keys write to the store only; the URL
 * hears of a brush when the hand lets go.
 */
export function CursorSurface({
  store,
  buckets,
  scale,
  heightPx,
  plotTop,
  plotBottom,
  brush,
  wordsAt,
  onBrush,
  onZoom,
  label,
  children,
}: CursorSurfaceProps) {
  const surface = useRef<HTMLDivElement>(null);
  const drag = useRef<Press | null>(null);

  // A brush that was changed elsewhere (Back, Clear, another window) replaces what the hand last drew.
  const first = brush?.first;
  const last = brush?.last;
  useEffect(() => {
    const own = store.get().brush;
    if (!own || drag.current) return;
    const drawn = ordered(own);
    if (drawn.first !== first || drawn.last !== last) store.set({ brush: null });
  }, [store, first, last]);

  const indexOf = (event: ReactPointerEvent) => {
    const left = surface.current?.getBoundingClientRect().left ?? 0;
    return indexAt(buckets, timeAt(scale, event.clientX - left));
  };
  /** A press on a bucket marks it alone; on the one that is marked alone already, it takes the mark away. */
  const pick = (index: number) => {
    const isAlone = brush !== null && brush.first === index && brush.last === index;
    store.set({ brush: isAlone ? null : { anchor: index, head: index } });
    onBrush?.(isAlone ? null : { first: index, last: index });
  };
  const commit = () => {
    const own = store.get().brush;
    onBrush?.(own ? ordered(own) : null);
  };

  return (
    <div
      ref={surface}
      className="chart-surface"
      style={{ height: heightPx }}
      onPointerDown={(event) => {
        if (event.button !== 0 || (event.target as Element).closest('button, a, [popover]')) return;
        const index = indexOf(event);
        if (index < 0) return;
        const firstTap = event.pointerType === 'touch' && store.get().index !== index;
        if (onBrush)
          drag.current = { pointerId: event.pointerId, x: event.clientX, index, moved: false, firstTap };
        store.set({ index });
      }}
      onPointerMove={(event) => {
        const index = indexOf(event);
        if (index < 0) return;
        const dragged = drag.current;
        if (!dragged || dragged.pointerId !== event.pointerId) {
          if (event.pointerType !== 'touch') store.set({ index });
          return;
        }
        if (!dragged.moved && Math.abs(event.clientX - dragged.x) < DRAG_PX) return;
        if (!dragged.moved) {
          dragged.moved = true;
          event.currentTarget.setPointerCapture(event.pointerId);
        }
        const before = store.get().brush;
        if (before?.anchor === dragged.index && before.head === index) return;
        store.set({ index, brush: { anchor: dragged.index, head: index } });
      }}
      onPointerUp={() => {
        const dragged = drag.current;
        drag.current = null;
        if (dragged?.moved) commit();
        else if (dragged && !dragged.firstTap) pick(dragged.index);
      }}
      onPointerCancel={() => {
        if (drag.current?.moved) store.set({ brush: null });
        drag.current = null;
      }}
      onPointerLeave={(event) => {
        if (event.pointerType === 'mouse' && !drag.current) store.set({ index: null });
      }}
    >
      <Brush store={store} buckets={buckets} scale={scale} brush={brush} />
      {children}
      <CursorLine store={store} buckets={buckets} scale={scale} heightPx={heightPx} />
      <Reader
        store={store}
        count={buckets.length}
        top={plotTop}
        height={plotBottom - plotTop}
        left={scale.leftPx}
        width={scale.rightPx - scale.leftPx}
        wordsAt={wordsAt}
        label={label}
        onPick={onBrush && pick}
        onCommit={commit}
        onClear={() => {
          if (store.get().brush || brush) {
            store.set({ brush: null });
            onBrush?.(null);
          } else store.set({ index: null });
        }}
        onZoom={onZoom}
      />
    </div>
  );
}

/** The brushed stretch that is shown: what the hand draws now, else what the URL holds. */
export function useShownBrush(store: CursorStore, brush: BrushRange | null): BrushRange | null {
  const own = useCursor(store).brush;
  return own ? ordered(own) : brush;
}

function ordered({ anchor, head }: { anchor: number; head: number }): BrushRange {
  return { first: Math.min(anchor, head), last: Math.max(anchor, head) };
}

function Brush({
  store,
  buckets,
  scale,
  brush,
}: Pick<CursorSurfaceProps, 'store' | 'buckets' | 'scale' | 'brush'>) {
  const shown = useShownBrush(store, brush);
  const first = shown && buckets[shown.first];
  const last = shown && buckets[shown.last];
  if (!first || !last) return null;
  const x0 = Math.max(scale.leftPx, xOf(scale, first.startMs));
  const x1 = Math.min(scale.rightPx, xOf(scale, last.endExclusiveMs));
  return (
    <div className="chart-brush" style={{ transform: `translateX(${x0}px)`, width: Math.max(1, x1 - x0) }} />
  );
}

function CursorLine({
  store,
  buckets,
  scale,
  heightPx,
}: Pick<CursorSurfaceProps, 'store' | 'buckets' | 'scale' | 'heightPx'>) {
  const { index } = useCursor(store);
  const bucket = index === null ? undefined : buckets[index];
  if (!bucket) return null;
  const x = xOf(scale, (bucket.startMs + bucket.endExclusiveMs) / 2);
  const width = xOf(scale, bucket.endExclusiveMs) - xOf(scale, bucket.startMs);
  return (
    <>
      {width > 6 && (
        <div
          className="chart-cursor-bucket"
          style={{ transform: `translateX(${x - width / 2}px)`, width, height: heightPx }}
        />
      )}
      <div className="chart-cursor" style={{ transform: `translateX(${x}px)`, height: heightPx }} />
    </>
  );
}

/** The keyboard's way: a slider over the buckets, so that a screen reader says each bucket the cursor comes to. */
function Reader({
  store,
  count,
  top,
  height,
  left,
  width,
  wordsAt,
  label,
  onPick,
  onCommit,
  onClear,
  onZoom,
}: {
  store: CursorStore;
  count: number;
  top: number;
  height: number;
  left: number;
  width: number;
  wordsAt: (index: number) => string;
  label: string;
  /** Absent where nothing can be marked. */
  onPick: ((index: number) => void) | undefined;
  onCommit: () => void;
  onClear: () => void;
  onZoom: (() => void) | undefined;
}) {
  const { index } = useCursor(store);
  const brushedByKey = useRef(false);
  return (
    <div
      className="chart-reader"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, count - 1)}
      aria-valuenow={index ?? Math.max(0, count - 1)}
      aria-valuetext={index === null ? 'nothing pointed at' : wordsAt(index)}
      style={{ top, height, left, width }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          onClear();
          return;
        }
        if (event.key === 'Enter' && onZoom) {
          event.preventDefault();
          onZoom();
          return;
        }
        if (event.key === ' ' && index !== null && onPick) {
          event.preventDefault();
          onPick(index);
          return;
        }
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const brushes = event.shiftKey && onPick !== undefined;
        const next = cursorAfterKey(store.get(), event.key, brushes, count);
        if (!next) return;
        event.preventDefault();
        brushedByKey.current ||= brushes;
        store.set(next);
      }}
      onKeyUp={() => {
        if (!brushedByKey.current) return;
        brushedByKey.current = false;
        // After the last shifted key, not at each: a held key would write the address dozens of times a second.
        if (store.get().brush) onCommit();
      }}
      onBlur={() => store.set({ index: null })}
    />
  );
}
