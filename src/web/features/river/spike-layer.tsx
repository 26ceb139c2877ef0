import { useState } from 'react';
import { flushSync } from 'react-dom';
import { spikeKey } from '../../../domain/spikes/spike-key';
import { clusterByPixel } from '../../ui/charts/lanes';
import { formatQuantity } from '../../ui/charts/number-format';
import { MIN_GAP_PX } from '../../ui/charts/paddling-layout';
import { usePopover } from '../../ui/charts/popover';
import { NARROW_PX, type RiverGeometry, yOf } from '../../ui/charts/river-geometry';
import type { NamedSeries } from '../../ui/charts/series-layer';
import { textWidthPx } from '../../ui/charts/text-width';
import { formatDay, formatInstant } from '../../ui/charts/time-format';
import { indexAt, type TimeScale, xOf } from '../../ui/charts/time-scale';
import type { RiverBucket } from './river-rows';
import { spikeBadge, spikeLabel } from './spike-label';
import type { ShownSpike } from './use-shown-spikes';

const LABEL_PX = 11;
const BADGE_PX = 6;
/** Below the top of the plot: where bursts of series stand that are not drawn. */
const ROW_PX = 24;

/**
 * The bursts, at their peaks: a ring for what nothing explains, a diamond for what a campaign does, a triangle for what is
 * quieter than usual, a number for several
 * too near to tell apart. Over each an invisible button; one tab stop for all, arrow keys go from one to the next.
 */
export function SpikeLayer({
  spikes,
  buckets,
  series,
  whole,
  scale,
  geometry,
  widthPx,
  countMax,
  zone,
  onOpen,
}: {
  spikes: readonly ShownSpike[];
  buckets: readonly RiverBucket[];
  /** Topics that are drawn as lines: their bursts stand on them, those of others on the curve of all mentions. */
  series: readonly NamedSeries[];
  /** Is that curve drawn? Where it is not, they stand in a row of their own. */
  whole: boolean;
  scale: TimeScale;
  geometry: RiverGeometry;
  widthPx: number;
  countMax: number;
  zone: string;
  onOpen: (spike: ShownSpike) => void;
}) {
  const popover = usePopover();
  const [listed, setListed] = useState<readonly ShownSpike[]>([]);
  const [active, setActive] = useState(0);
  const named = widthPx >= NARROW_PX;
  const placed = placeSpikes(spikes, buckets, { series, whole, scale, geometry, countMax, named });
  const others = placed.find(({ isElsewhere }) => isElsewhere);
  const current = Math.min(active, placed.length - 1);
  if (placed.length === 0) return null;
  return (
    <>
      <svg className="chart-layer" width={widthPx} height={geometry.height} aria-hidden="true">
        {others && (
          <text x={scale.leftPx + 6} y={others.y - 10}>
            {named ? 'topics, each against its own usual, not this curve' : 'topics, by their own usual'}
          </text>
        )}
        {placed.map(({ x, y, items, label }) => (
          <g key={items.map(spikeKey).join()}>
            <Badge x={x} y={y} items={items} />
            {label && (
              <text
                x={label.x}
                y={y + 4}
                textAnchor={label.anchor}
                className="chart-strong"
                paintOrder="stroke"
                stroke="var(--surface)"
                strokeWidth="3"
              >
                {label.text}
              </text>
            )}
          </g>
        ))}
      </svg>
      <div
        role="toolbar"
        aria-label="Spikes"
        aria-orientation="horizontal"
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
          const next = step ? current + step : { Home: 0, End: placed.length - 1 }[event.key];
          if (next === undefined || next < 0 || next >= placed.length) return;
          event.preventDefault();
          setActive(next);
          event.currentTarget.querySelectorAll('button')[next]?.focus();
        }}
      >
        {placed.map(({ x, y, items }, index) => (
          <button
            key={items.map(spikeKey).join()}
            type="button"
            className="chart-target"
            tabIndex={index === current ? 0 : -1}
            aria-haspopup="dialog"
            aria-label={targetWords(items, zone)}
            title={targetWords(items, zone)}
            style={{ left: x - 12, top: y - 12, width: 24, height: 24 }}
            onFocus={() => setActive(index)}
            onClick={(event) => {
              const [first, ...others] = items;
              if (first && others.length === 0) {
                onOpen(first);
                return;
              }
              const button = event.currentTarget;
              // The list must be there before its size is measured.
              flushSync(() => setListed(items));
              popover.openAt(button);
            }}
          />
        ))}
      </div>
      <div
        ref={popover.ref}
        popover="auto"
        className="chart-popover"
        role="dialog"
        aria-label="Spikes"
        tabIndex={-1}
      >
        <ul>
          {listed.map((spike) => (
            <li key={spikeKey(spike)}>
              <button
                type="button"
                className="river-link"
                onClick={() => {
                  popover.close();
                  onOpen(spike);
                }}
              >
                {spikeLabel(spike)}
              </button>
              <span className="chart-popover-detail">{formatDay(Date.parse(spike.peak), zone)}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Badge({ x, y, items }: { x: number; y: number; items: readonly ShownSpike[] }) {
  const unexpected = items.some(({ kind }) => kind === 'unexpected');
  const below = items[0]?.direction === 'below';
  const stroke = unexpected ? 'var(--neg)' : 'var(--camp)';
  if (items.length > 1) {
    return (
      <>
        <rect
          x={x - 8}
          y={y - 8}
          width="16"
          height="16"
          rx="5"
          fill="var(--surface)"
          stroke={stroke}
          strokeWidth="2"
        />
        <text x={x} y={y + 3.7} textAnchor="middle" className="chart-badge">
          {items.length}
        </text>
      </>
    );
  }
  return below ? (
    <path
      d={`M${x - BADGE_PX} ${y - BADGE_PX + 1}h${2 * BADGE_PX}L${x} ${y + BADGE_PX}Z`}
      fill="var(--surface)"
      stroke={unexpected ? 'var(--ink2)' : stroke}
      strokeWidth="2.2"
      strokeLinejoin="round"
    />
  ) : unexpected ? (
    <circle cx={x} cy={y} r={BADGE_PX - 1} fill="var(--surface)" stroke={stroke} strokeWidth="2.6" />
  ) : (
    <path
      d={`M${x} ${y - BADGE_PX}L${x + BADGE_PX} ${y}L${x} ${y + BADGE_PX}L${x - BADGE_PX} ${y}Z`}
      fill="var(--surface)"
      stroke={stroke}
      strokeWidth="2.2"
    />
  );
}

function targetWords(items: readonly ShownSpike[], zone: string): string {
  const [first] = items;
  if (!first) return '';
  const when = formatInstant(Date.parse(first.peak), zone);
  return items.length === 1
    ? `${first.topic === null ? 'Spike' : 'Spike by its own usual'}: ${spikeLabel(first)}, ${when}`
    : `${formatQuantity(items.length, 'spike')} about ${when}`;
}

interface Placing {
  whole: boolean;
  series: readonly NamedSeries[];
  scale: TimeScale;
  geometry: RiverGeometry;
  countMax: number;
  named: boolean;
}

/** Where each stands: over the curve it is judged by, where that is drawn, else in a row above all curves. */
function placeSpikes(spikes: readonly ShownSpike[], buckets: readonly RiverBucket[], placing: Placing) {
  if (buckets.length === 0) return [];
  const lineOf = ({ topic }: ShownSpike) =>
    topic === null
      ? ''
      : (placing.series.find(({ key }) => key === topic.id)?.key ?? (placing.whole ? '' : null));
  return [...new Set(spikes.map(lineOf))]
    .flatMap((line) =>
      placeOnLine(
        spikes.filter((spike) => lineOf(spike) === line),
        buckets,
        placing,
        line,
      ),
    )
    .sort((one, other) => one.x - other.x);
}

function placeOnLine(
  spikes: readonly ShownSpike[],
  buckets: readonly RiverBucket[],
  { series, scale, geometry, countMax, named }: Placing,
  line: string | null,
) {
  const placeOf = ({ peak }: ShownSpike) => indexAt(buckets, Date.parse(peak));
  const middleOf = (spike: ShownSpike) => {
    const { startMs, endExclusiveMs } = buckets[placeOf(spike)] as RiverBucket;
    return xOf(scale, (startMs + endExclusiveMs) / 2);
  };
  const points = series.find(({ key }) => key === line)?.points;
  const countOf = (spike: ShownSpike) =>
    (points ? points[placeOf(spike)]?.value : buckets[placeOf(spike)]?.mentions) ?? 0;
  const clusters = clusterByPixel(spikes, middleOf, MIN_GAP_PX);
  return clusters.map(({ x, items }, place) => {
    const highest = Math.min(countMax, Math.max(...items.map(countOf)));
    const top = yOf(highest, [0, countMax], geometry.volumeTop, geometry.volumeHeight);
    const y = line === null ? geometry.volumeTop + ROW_PX : Math.max(geometry.volumeTop + 2, top - 10);
    const [first] = items;
    const text = first && items.length === 1 ? spikeBadge(first) : formatQuantity(items.length, 'spike');
    const needed = textWidthPx(text, LABEL_PX) + 2 * BADGE_PX + 6;
    const leftEnd = clusters[place - 1]?.x ?? scale.leftPx;
    const rightEnd = clusters[place + 1]?.x ?? scale.rightPx;
    const label = !named
      ? null
      : x - leftEnd > needed
        ? ({ text, x: x - BADGE_PX - 5, anchor: 'end' } as const)
        : rightEnd - x > needed
          ? ({ text, x: x + BADGE_PX + 5, anchor: 'start' } as const)
          : null;
    return { x, y, items, label, isElsewhere: line === null };
  });
}
