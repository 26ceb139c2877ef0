import { brokenPath } from './river-geometry';

const PAD_PX = 2;

/**
 * A line of counts without axes, for tables: from zero up, broken where nothing was collected, its last unfinished
 * point left out. `label` says in words what it shows.
 */
export function Sparkline({
  values,
  label,
  widthPx = 104,
  heightPx = 24,
}: {
  values: readonly (number | null)[];
  label: string;
  widthPx?: number;
  heightPx?: number;
}) {
  const largest = Math.max(1, ...values.map((value) => value ?? 0));
  const step = values.length > 1 ? (widthPx - 2 * PAD_PX) / (values.length - 1) : 0;
  const points = values.map((value, index) =>
    value === null
      ? null
      : { x: PAD_PX + index * step, y: heightPx - PAD_PX - (value / largest) * (heightPx - 2 * PAD_PX) },
  );
  return (
    <svg width={widthPx} height={heightPx} role="img" aria-label={label}>
      <path d={`M0 ${heightPx - 0.5}H${widthPx}`} stroke="var(--grid)" />
      <path
        d={brokenPath(points, 1)}
        fill="none"
        stroke="var(--ink2)"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
    </svg>
  );
}
