import { useId } from 'react';
import type { Replay } from '../../../contract/alert-rules';
import { HatchPattern } from '../../ui/charts/hatch-pattern';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatDay } from '../../ui/charts/time-format';
import { useElementWidth } from '../../ui/use-element-width';

const HEIGHT_PX = 96;
const FLAGS_PX = 14;
const DAY_MS = 86_400_000;

/** What it looked at as bars under the line of what is usual, and a flag wherever it would have spoken. */
export function ReplayChart({ replay }: { replay: Replay }) {
  const [ref, measured] = useElementWidth<HTMLDivElement>();
  const width = Math.max(120, measured);
  const hatch = useId();
  const fromMs = Date.parse(replay.from);
  const spanMs = Math.max(1, Date.parse(replay.to) - fromMs);
  const x = (ms: number) => ((ms - fromMs) / spanMs) * width;
  const series = replay.series ?? [];
  const top = Math.max(
    1,
    ...series.map(({ value, upper }) => Math.max(value ?? 0, Math.min(upper ?? 0, 4 * (value ?? 0)))),
  );
  const y = (value: number) => FLAGS_PX + (HEIGHT_PX - FLAGS_PX) * (1 - Math.min(1, value / top));
  const step = series.length === 0 ? 0 : width / series.length;
  const label = `${formatQuantity(replay.raised, 'alert')} over ${formatQuantity(replay.days, 'day')}, ${replay.sent} sent; one by one below`;
  return (
    <div ref={ref} className="alert-replay-chart">
      <svg width={width} height={HEIGHT_PX + 18} role="img" aria-label={label}>
        <HatchPattern id={hatch} stroke="var(--control)" gapPx={4} />
        {series.map(({ start, value }) => {
          const left = x(Date.parse(start));
          if (value === null)
            return (
              <rect
                key={start}
                x={left}
                y={FLAGS_PX}
                width={Math.max(1, step)}
                height={HEIGHT_PX - FLAGS_PX}
                fill={`url(#${hatch})`}
              />
            );
          return (
            <rect
              key={start}
              x={left}
              y={y(value)}
              width={Math.max(0.6, step - (step > 3 ? 1 : 0))}
              height={HEIGHT_PX - y(value)}
              fill="var(--ink3)"
            />
          );
        })}
        <path
          d={series
            .flatMap(({ start, expected }, index) =>
              expected === null
                ? []
                : [
                    `${index === 0 || series[index - 1]?.expected === null ? 'M' : 'L'}${x(Date.parse(start)) + step / 2} ${y(expected)}`,
                  ],
            )
            .join('')}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="1.5"
        />
        <path d={`M0 ${HEIGHT_PX + 0.5}H${width}`} stroke="var(--line)" />
        {replay.items.map(({ firedAt, sent, title }) => (
          <g
            key={`${firedAt} ${title}`}
            transform={`translate(${Math.min(width - 5, Math.max(5, x(Date.parse(firedAt))))} 0)`}
          >
            <path
              d={`M0 8V${HEIGHT_PX}`}
              stroke="var(--neg-ink)"
              strokeDasharray={sent ? undefined : '2 3'}
            />
            <path
              d="M0 1L5 9H-5Z"
              fill={sent ? 'var(--neg-ink)' : 'var(--surface)'}
              stroke="var(--neg-ink)"
              strokeWidth="1.25"
            />
          </g>
        ))}
        <text x="0" y={HEIGHT_PX + 14}>
          {formatDay(fromMs, replay.zone)}
        </text>
        <text x={width} y={HEIGHT_PX + 14} textAnchor="end">
          {formatDay(Date.parse(replay.to) - DAY_MS / 1000, replay.zone)}
        </text>
      </svg>
      <p className="alert-legend">
        {series.length > 0 && (
          <>
            <span className="alert-legend-bar" /> counted{' '}
            {series.some(({ expected }) => expected !== null) && (
              <>
                <span className="alert-legend-line" /> usual{' '}
              </>
            )}
          </>
        )}
        <span aria-hidden="true">▲</span> would be sent <span aria-hidden="true">△</span> in the app only
      </p>
    </div>
  );
}
