import type { CurrentsBucket } from '../../../contract/currents';
import { formatCount } from './number-format';

const CLASSES = ['negative', 'positive', 'neutral', 'unscored'] as const;
const FILLS = {
  negative: 'var(--neg)',
  positive: 'var(--pos)',
  neutral: 'var(--neu)',
  unscored: 'var(--grid)',
} as const;
const GAP_SHARE = 0.18;

/**
 * Mentions a bucket as stacked bars without axes, for cards: negative on the base, what nobody collected left empty with
 * a dashed foot, the bucket that has not ended in outline. `spikes` are starts of buckets that are marked from above.
 */
export function CountBars({
  buckets,
  spikes,
  widthPx,
  heightPx,
  label,
}: {
  buckets: readonly CurrentsBucket[];
  spikes: readonly string[];
  widthPx: number;
  heightPx: number;
  label: string;
}) {
  const top = 14;
  const most = Math.max(1, ...buckets.map(({ mentions }) => mentions ?? 0));
  const step = widthPx / Math.max(1, buckets.length);
  const barWidth = Math.max(1, step * (1 - GAP_SHARE));
  const sizeOf = (count: number) => (count / most) * (heightPx - top - 1);
  const paths = Object.fromEntries(CLASSES.map((name) => [name, ''])) as Record<string, string>;
  let missing = '';
  let partial = '';
  buckets.forEach((bucket, index) => {
    const x = index * step + (step - barWidth) / 2;
    if (bucket.mentions === null) missing += `M${x} ${heightPx - 1.5}h${barWidth}`;
    let base = heightPx - 1;
    for (const name of CLASSES) {
      const size = sizeOf(bucket[name] ?? 0);
      if (size > 0) paths[name] += `M${x} ${base}v${-size}h${barWidth}v${size}z`;
      base -= size;
    }
    if (bucket.partial && bucket.mentions) {
      partial += `M${x} ${heightPx - 1}v${-sizeOf(bucket.mentions)}h${barWidth}v${sizeOf(bucket.mentions)}`;
    }
  });
  const starts = new Set(spikes.map((start) => Date.parse(start)));
  return (
    <svg width={widthPx} height={heightPx} role="img" aria-label={label}>
      <path d={`M0 ${top - 0.5}H${widthPx}M0 ${heightPx - 0.5}H${widthPx}`} stroke="var(--grid)" />
      <text x="0" y="10" fill="var(--ink3)" className="text-axis">
        {formatCount(most)}
      </text>
      {CLASSES.map((name) => (
        <path
          key={name}
          d={paths[name]}
          fill={FILLS[name]}
          {...(name === 'unscored' || name === 'neutral' ? { stroke: 'var(--ink3)', strokeWidth: 0.5 } : {})}
        />
      ))}
      <path d={partial} fill="var(--surface)" fillOpacity="0.55" stroke="var(--ink3)" strokeDasharray="2 2" />
      <path d={missing} stroke="var(--ink3)" strokeDasharray="2 2" />
      {buckets.map((bucket, index) =>
        starts.has(Date.parse(bucket.start)) ? (
          <path key={bucket.start} d={`M${index * step + step / 2 - 4} 1h8l-4 6z`} fill="var(--ink)" />
        ) : null,
      )}
    </svg>
  );
}
