import { textWidthPx } from '../../ui/charts/text-width';
import { type TimeScale, xOf } from '../../ui/charts/time-scale';

/** Start or end of a flight, with what stands at its line. */
export interface Edge {
  atMs: number;
  label: string;
}

const LABEL_PX = 11;
const GAP_PX = 5;

/**
 * Where the words of start and end stand: after their line where there is room, else before it; those of the start give
 * way to those of the end. Lines out of view are left out.
 */
export function edgeLabels(edges: readonly Edge[], scale: TimeScale) {
  const placed = edges
    .filter(({ atMs }) => atMs >= scale.fromMs && atMs <= scale.toMs)
    .map((edge) => {
      const x = xOf(scale, edge.atMs);
      const fits = x + GAP_PX + textWidthPx(edge.label, LABEL_PX) <= scale.rightPx;
      return { ...edge, x, ...(fits ? after(x) : before(x)) };
    });
  const [start, end] = placed;
  if (start && end && rightOf(start) + GAP_PX > leftOf(end)) {
    Object.assign(start, before(Math.min(start.x, leftOf(end))));
  }
  return placed;
}

interface Placed extends Edge {
  textX: number;
  anchor: 'start' | 'end';
}

const after = (x: number) => ({ textX: x + GAP_PX, anchor: 'start' as Placed['anchor'] });
const before = (x: number) => ({ textX: x - GAP_PX, anchor: 'end' as Placed['anchor'] });

function leftOf({ label, textX, anchor }: Placed): number {
  return anchor === 'start' ? textX : textX - textWidthPx(label, LABEL_PX);
}

function rightOf(placed: Placed): number {
  return leftOf(placed) + textWidthPx(placed.label, LABEL_PX);
}
