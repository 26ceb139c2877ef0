import { useId } from 'react';
import type { FlawDay } from '../../../contract/flaw-schemas';
import { HatchPattern } from '../../ui/charts/hatch-pattern';
import { formatQuantity } from '../../ui/charts/number-format';
import { proposedWords } from './flaw-words';

const WIDTH_PX = 112;
const HEIGHT_PX = 26;

/** Complaints a day as small bars, what is only proposed paler; days without coverage are hatched, not zero. */
export function DayBars({ days }: { days: readonly FlawDay[] }) {
  const hatch = useId();
  const largest = Math.max(1, ...days.map(({ complaints, proposed }) => (complaints ?? 0) + (proposed ?? 0)));
  const step = WIDTH_PX / Math.max(1, days.length);
  const known = days.filter(({ complaints }) => complaints !== null);
  const sum = known.reduce((total, { complaints }) => total + (complaints ?? 0), 0);
  const more = proposedWords({ proposed: days.reduce((total, day) => total + (day.proposed ?? 0), 0) });
  const gaps = days.length - known.length;
  const label = `${formatQuantity(sum, 'complaint')} in the last ${formatQuantity(days.length, 'day')}${more && `, ${more}`}${gaps > 0 ? `, ${formatQuantity(gaps, 'day')} not collected` : ''}`;
  return (
    <svg className="flaw-bars" width={WIDTH_PX} height={HEIGHT_PX} role="img" aria-label={label}>
      <title>{label}</title>
      <HatchPattern id={hatch} stroke="var(--control)" gapPx={4} />
      <path d={`M0 ${HEIGHT_PX - 0.5}H${WIDTH_PX}`} stroke="var(--line)" />
      {days.map(({ start, complaints, proposed }, index) => {
        const bar = { x: index * step + 0.5, width: Math.max(1, step - 1) };
        if (complaints === null) {
          return <rect key={start} {...bar} y={0} height={HEIGHT_PX} fill={`url(#${hatch})`} />;
        }
        const heightOf = (count: number) => (count === 0 ? 0 : Math.max(2, (count / largest) * HEIGHT_PX));
        const all = heightOf(complaints + (proposed ?? 0));
        const sure = heightOf(complaints);
        return (
          <g key={start} fill="var(--neg)">
            {all > sure && <rect {...bar} y={HEIGHT_PX - all} height={all} rx={1} fillOpacity={0.35} />}
            {sure > 0 && <rect {...bar} y={HEIGHT_PX - sure} height={sure} rx={1} />}
          </g>
        );
      })}
    </svg>
  );
}
