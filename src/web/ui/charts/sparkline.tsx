import { brokenPath } from './river-geometry';

const PAD_PX = 2;

/**
 * A line of counts without axes, for tables: from zero up, broken where nothing was collected, its last unfinished
 * point left out; points from `stretchFrom` on stand on a band. `label` says in words what it shows.
 */
export function Sparkline({
  values,
  label,
  stretchFrom = null,
  widthPx = 104,
  heightPx = 24,
}: {
  values: readonly (number | null)[];
  label: string;
  /** Index of the first value of a flight. */
  stretchFrom?: number | null;
  widthPx?: number;
  heightPx?: number;
}) {
  const known = values.filter((value) => value !== null);
  const largest = Math.max(0, ...known) || 1;
  const smallest = Math.min(0, ...known);
  const yOf = (value: number) =>
    heightPx - PAD_PX - ((value - smallest) / (largest - smallest)) * (heightPx - 2 * PAD_PX);
  const step = values.length > 1 ? (widthPx - 2 * PAD_PX) / (values.length - 1) : 0;
  const points = values.map((value, index) =>
    value === null ? null : { x: PAD_PX + index * step, y: yOf(value) },
  );
  const stretchX = stretchFrom === null ? null : Math.max(0, PAD_PX + (stretchFrom - 0.5) * step);
  return (
    <svg width={widthPx} height={heightPx} role="img" aria-label={label}>
      {stretchX !== null && stretchX < widthPx && (
        <>
          <rect x={stretchX} y="0" width={widthPx - stretchX} height={heightPx} fill="var(--camp-soft)" />
          <path d={`M${stretchX} 0V${heightPx}`} stroke="var(--camp)" />
        </>
      )}
      <path d={`M0 ${smallest < 0 ? yOf(0) : heightPx - 0.5}H${widthPx}`} stroke="var(--grid)" />
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
