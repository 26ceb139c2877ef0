import { useId } from 'react';
import type { FlawDay } from '../../../contract/flaws';
import { HatchPattern } from '../../ui/charts/hatch-pattern';
import { formatQuantity } from '../../ui/charts/number-format';

const WIDTH_PX = 112;
const HEIGHT_PX = 26;

/** Complaints a day as small bars; days without coverage are hatched, not zero. */
export function DayBars({ days }: { days: readonly FlawDay[] }) {
  const hatch = useId();
  const largest = Math.max(1, ...days.map(({ complaints }) => complaints ?? 0));
  const step = WIDTH_PX / Math.max(1, days.length);
  const known = days.filter(({ complaints }) => complaints !== null);
  const sum = known.reduce((total, { complaints }) => total + (complaints ?? 0), 0);
  const gaps = days.length - known.length;
  const label = `${formatQuantity(sum, 'complaint')} in the last ${formatQuantity(days.length, 'day')}${gaps > 0 ? `, ${formatQuantity(gaps, 'day')} not collected` : ''}`;
  return (
    <svg className="flaw-bars" width={WIDTH_PX} height={HEIGHT_PX} role="img" aria-label={label}>
      <title>{label}</title>
      <HatchPattern id={hatch} stroke="var(--control)" gapPx={4} />
      <path d={`M0 ${HEIGHT_PX - 0.5}H${WIDTH_PX}`} stroke="var(--line)" />
      {days.map(({ start, complaints }, index) => {
        if (complaints === 0) return null;
        const height = complaints === null ? HEIGHT_PX : Math.max(2, (complaints / largest) * HEIGHT_PX);
        return (
          <rect
            key={start}
            x={index * step + 0.5}
            y={HEIGHT_PX - height}
            width={Math.max(1, step - 1)}
            height={height}
            rx={complaints === null ? 0 : 1}
            fill={complaints === null ? `url(#${hatch})` : 'var(--neg)'}
          />
        );
      })}
    </svg>
  );
}
