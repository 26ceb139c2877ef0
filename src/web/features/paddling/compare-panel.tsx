import { memo, useMemo } from 'react';
import type { CursorStore } from '../../ui/charts/cursor-store';
import { CursorSurface } from '../../ui/charts/cursor-surface';
import { yOf } from '../../ui/charts/river-geometry';
import { textWidthPx, truncateToPx } from '../../ui/charts/text-width';
import { type TimeScale, xOf } from '../../ui/charts/time-scale';
import { type AlignedReach, alignedPlaces, dayAt, offsetWords } from './aligned-days';
import { areaPath, linePath } from './band-path';
import { dayWords } from './compare-read-out';
import type { ComparedCampaign } from './compared';
import type { ShownDay } from './effect-days';
import { expectedRows, observedRows, type ValueAxis } from './effect-rows';
import { subjectWords, valueWords } from './effect-words';

const HEAD_PX = 40;
const PLOT_PX = 150;
const FOOT_PX = 22;
const RIGHT_PX = 10;
/** Widest band first, each over the one before: three tints of one hue. */
const TINTS = [0.14, 0.16, 0.2];

/** One campaign of several: what was observed against what was expected, by days from its start. */
export const ComparePanel = memo(function ComparePanel({
  compared: { campaign, answer },
  days,
  reach,
  axis,
  store,
  widthPx,
}: {
  compared: ComparedCampaign;
  /** On the shared axis. */
  days: readonly ShownDay[];
  reach: AlignedReach;
  axis: ValueAxis;
  store: CursorStore;
  widthPx: number;
}) {
  const { measure } = answer.effect;
  const tickWords = (value: number) => valueWords(measure, value).replace(' %', '');
  const places = useMemo(() => alignedPlaces(reach), [reach]);
  const scale: TimeScale = {
    fromMs: places[0]?.startMs ?? 0,
    toMs: places.at(-1)?.endExclusiveMs ?? 1,
    leftPx: Math.max(34, ...axis.ticks.map((tick) => textWidthPx(tickWords(tick), 11) + 12)),
    rightPx: widthPx - RIGHT_PX,
  };
  const y = (value: number) =>
    yOf(Math.min(axis.domain[1], Math.max(axis.domain[0], value)), axis.domain, HEAD_PX, PLOT_PX);
  const x = (atMs: number) => xOf(scale, atMs);
  const expected = expectedRows(days);
  const bands = Math.max(0, ...expected.map((row) => row.bands?.length ?? 0));
  const bottom = HEAD_PX + PLOT_PX;
  const flightTo = xOf(scale, flightDays(campaign, days) * DAY_MS);
  const start = xOf(scale, 0);
  return (
    <CursorSurface
      store={store}
      buckets={places}
      scale={scale}
      heightPx={bottom + FOOT_PX}
      plotTop={HEAD_PX}
      plotBottom={bottom}
      brush={null}
      wordsAt={(index) => {
        const place = places[index];
        return place ? `${offsetWords(place.offset)}: ${dayWords(dayAt(days, place.offset), measure)}` : '';
      }}
      label={`Read ${campaign.name} day by day with the arrow keys.`}
    >
      <svg className="chart-layer" width={widthPx} height={bottom + FOOT_PX} aria-hidden="true">
        <text x={scale.leftPx} y={13} className="chart-title">
          {truncateToPx(campaign.name, 13, scale.rightPx - scale.leftPx)}
        </text>
        <text x={scale.leftPx} y={30}>
          {truncateToPx(subjectWords(answer.effect), 11, scale.rightPx - scale.leftPx)}
        </text>
        <rect
          x={start}
          y={HEAD_PX}
          width={Math.max(0, Math.min(flightTo, scale.rightPx) - start)}
          height={PLOT_PX}
          fill="var(--camp-soft)"
          opacity="0.55"
        />
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={scale.leftPx}
              x2={scale.rightPx}
              y1={y(tick)}
              y2={y(tick)}
              stroke={tick === 0 ? 'var(--line)' : 'var(--grid)'}
            />
            <text x={scale.leftPx - 7} y={y(tick) + 4} textAnchor="end">
              {tickWords(tick)}
            </text>
          </g>
        ))}
        {Array.from({ length: bands }, (_, place) => bands - 1 - place).map((band, place) => (
          <path
            key={band}
            d={areaPath(expected, band, x, y)}
            fill="var(--camp)"
            fillOpacity={TINTS[place] ?? 0.1}
          />
        ))}
        <path
          d={linePath(expected, ({ estimate }) => estimate, x, y)}
          fill="none"
          stroke="var(--camp)"
          strokeWidth="1.5"
          strokeDasharray="5 3"
        />
        <path
          d={linePath(observedRows(days), ({ observed }) => observed, x, y)}
          fill="none"
          stroke="var(--ink)"
          strokeWidth="1.6"
          strokeLinejoin="round"
        />
        <line x1={start} x2={start} y1={HEAD_PX} y2={bottom} stroke="var(--camp)" strokeWidth="1.3" />
        <line x1={scale.leftPx} x2={scale.rightPx} y1={bottom} y2={bottom} stroke="var(--line)" />
        {offsetTicks(reach, scale).map((offset) => (
          <text
            key={offset}
            x={xOf(scale, offset * DAY_MS)}
            y={bottom + 15}
            textAnchor="middle"
            className={offset === 0 ? 'chart-strong' : undefined}
          >
            {offset === 0 ? 'day 0' : offset > 0 ? `+${offset}` : `−${-offset}`}
          </text>
        ))}
      </svg>
    </CursorSurface>
  );
});

const DAY_MS = 86_400_000;
const TICK_PX = 52;

/** Whole weeks from the start, as many as have room. */
function offsetTicks({ before, after }: AlignedReach, scale: TimeScale): number[] {
  const dayPx = (scale.rightPx - scale.leftPx) / (before + after);
  const step = 7 * Math.max(1, Math.ceil(TICK_PX / (7 * dayPx)));
  const first = -Math.floor(before / step);
  const last = Math.floor(after / step);
  return Array.from({ length: last - first + 1 }, (_, place) => (first + place) * step).filter(
    (offset) => xOf(scale, offset * DAY_MS) <= scale.rightPx - 8,
  );
}

/** Days of the flight, its last one whole. */
function flightDays({ endExclusive }: { endExclusive: string }, days: readonly ShownDay[]): number {
  const window = days.filter(({ phase }) => phase === 'window');
  return window.filter(({ start }) => Date.parse(start) < Date.parse(endExclusive)).length;
}
