import { HatchPattern } from './hatch-pattern';
import { clipToView, type TimeScale, type TimeSpan, xOf } from './time-scale';
import type { TimeTick } from './time-ticks';

/** The line on which time stands, with its ticks and their words. `y` is the line's own, in pixels. */
export function TimeAxis({ scale, y, ticks }: { scale: TimeScale; y: number; ticks: readonly TimeTick[] }) {
  return (
    <>
      <line x1={scale.leftPx} x2={scale.rightPx} y1={y} y2={y} stroke="var(--accent)" strokeWidth="2" />
      {ticks.map(({ atMs, label, strong }) => {
        const x = xOf(scale, atMs);
        return (
          <g key={atMs}>
            <line x1={x} x2={x} y1={y} y2={y + 4} stroke="var(--ink3)" />
            <text x={x} y={y + 17} textAnchor="middle" className={strong ? 'chart-strong' : undefined}>
              {label}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** The figures of an axis, at the left of the plot. */
export function ValueLabels({
  scale,
  values,
  yOfValue,
  words,
}: {
  scale: TimeScale;
  values: readonly number[];
  yOfValue: (value: number) => number;
  words: (value: number) => string;
}) {
  return values.map((value) => (
    <text key={value} x={scale.leftPx - 8} y={yOfValue(value) + 4} textAnchor="end">
      {words(value)}
    </text>
  ));
}

const GAP_PX = 10;

/**
 * Stretches of which nothing is known, hatched on the foot of the plot at `base`; `words` stand above one that is at least
 * `wordsFromPx` wide. `id` is unique on the page.
 */
export function GapMarks({
  id,
  scale,
  gaps,
  base,
  words,
  wordsFromPx,
}: {
  id: string;
  scale: TimeScale;
  gaps: readonly TimeSpan[];
  base: number;
  words: string;
  wordsFromPx: number;
}) {
  return (
    <>
      <defs>
        <HatchPattern id={id} stroke="var(--ink3)" gapPx={4} />
      </defs>
      {gaps.map((gap) => {
        const clip = clipToView(scale, gap);
        if (!clip) return null;
        const width = Math.max(1, clip.x1 - clip.x0);
        return (
          <g key={gap.startMs}>
            <rect
              x={clip.x0}
              y={base - GAP_PX}
              width={width}
              height={GAP_PX}
              fill={`url(#${id})`}
              opacity="0.55"
            />
            {width > wordsFromPx && (
              <text x={clip.x0 + width / 2} y={base - GAP_PX - 6} textAnchor="middle">
                {words}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
