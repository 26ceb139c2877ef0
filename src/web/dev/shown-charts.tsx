import { useMemo, useState } from 'react';
import type { CurrentsBucket } from '../../contract/currents';
import { MARK_KINDS, type Mark } from '../../contract/marks';
import { AxesLayer, GridLayer } from '../ui/charts/axes-layer';
import { BandLayer } from '../ui/charts/band-layer';
import { CountBars } from '../ui/charts/count-bars';
import { CurrentsPlot } from '../ui/charts/currents-plot';
import { createCursorStore } from '../ui/charts/cursor-store';
import { type BrushRange, CursorSurface } from '../ui/charts/cursor-surface';
import { HatchPattern } from '../ui/charts/hatch-pattern';
import { MarkIcon } from '../ui/charts/mark-glyph';
import { PaddlingLayer } from '../ui/charts/paddling-layer';
import { layOutPaddling, timedMarks } from '../ui/charts/paddling-layout';
import { riverGeometry } from '../ui/charts/river-geometry';
import { MAX_SERIES, SeriesKey } from '../ui/charts/series-key';
import { SeriesLayer } from '../ui/charts/series-layer';
import { Sparkline } from '../ui/charts/sparkline';
import { LONG, RIGHT_TO_LEFT, type Shown } from './shown';
import '../ui/charts/charts.css';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 9, 24);
const DAYS = 28;
const WIDTH_PX = 640;
const SCALE = { fromMs: START_MS, toMs: START_MS + DAYS * DAY_MS, leftPx: 44, rightPx: 520 };
const ZONE = 'Europe/Berlin';
const COUNT_MAX = 120;
const NET_DOMAIN = [-60, 60] as const;

type Filling = 'usual' | 'empty' | 'partial';

/** Counts that go up and down alike on every day they are drawn; in a partial river days are missing and one has not ended. */
function bucketsOf(filling: Filling): CurrentsBucket[] {
  return Array.from({ length: DAYS }, (_, day) => {
    const missing = filling === 'partial' && day >= 9 && day < 13;
    const count = (base: number, swing: number) =>
      missing ? null : filling === 'empty' ? 0 : Math.round(base + swing * Math.sin(day / 2));
    const [negative, positive, neutral, unscored] = [
      count(22, 14),
      count(16, 6),
      count(30, 12),
      count(6, 3),
    ] as const;
    const mentions = negative === null ? null : negative + (positive ?? 0) + (neutral ?? 0) + (unscored ?? 0);
    return {
      start: new Date(START_MS + day * DAY_MS).toISOString(),
      endExclusive: new Date(START_MS + (day + 1) * DAY_MS).toISOString(),
      mentions,
      negative,
      positive,
      neutral,
      unscored,
      netSentiment: mentions ? 100 * Math.sin(day / 3) * 0.3 : null,
      complaints: negative,
      potentialImpressions: null,
      partial: filling === 'partial' && day === DAYS - 1,
      covered: missing ? 'none' : 'all',
    };
  });
}

function markOf(kind: Mark['kind'], day: number, label: string, lastsDays = 0): Mark {
  const at = (days: number) => new Date(START_MS + days * DAY_MS).toISOString();
  return {
    id: `00000000-0000-4000-8000-0000000000${String(day).padStart(2, '0')}`,
    kind,
    at: at(day),
    endExclusive: lastsDays > 0 ? at(day + lastsDays) : null,
    label,
    url: null,
    version: null,
    campaignId: null,
    channel: null,
    topics: [],
    actor: null,
  };
}

const MARKS = timedMarks([
  markOf('campaign', 2, 'Festival Sound', 9),
  markOf('campaign', 6, LONG, 5),
  markOf('post', 3, 'a post'),
  markOf('post', 4, 'another post'),
  markOf('release', 14, RIGHT_TO_LEFT),
  markOf('incident', 20, 'Network outage', 1),
  markOf('fix', 24, 'fix 8.2.1'),
]);

/** The River's layers on one time axis. */
function River({ filling, withMarks = true }: { filling: Filling; withMarks?: boolean }) {
  const store = useMemo(createCursorStore, []);
  const [brush, setBrush] = useState<BrushRange | null>(null);
  const buckets = bucketsOf(filling);
  const layout = layOutPaddling(withMarks ? MARKS : [], SCALE);
  const geometry = riverGeometry(WIDTH_PX, layout);
  const spans = buckets.map(({ start, endExclusive }) => ({
    startMs: Date.parse(start),
    endExclusiveMs: Date.parse(endExclusive),
  }));
  const id = `gallery-${filling}-${withMarks}`;
  const common = { scale: SCALE, widthPx: WIDTH_PX };
  const volumeTop = geometry.volumeTop;
  const volumeHeight = geometry.volumeHeight;
  return (
    <div className="gallery-wide">
      <CursorSurface
        store={store}
        buckets={spans}
        scale={SCALE}
        heightPx={geometry.height}
        plotTop={geometry.netTop}
        plotBottom={geometry.waterline}
        brush={brush}
        wordsAt={(index) => `${buckets[index]?.mentions ?? 'no'} mentions`}
        onBrush={setBrush}
        label={`Currents, ${filling}`}
      >
        <GridLayer {...common} geometry={geometry} countTicks={[0, 60, COUNT_MAX]} netDomain={NET_DOMAIN} />
        <BandLayer
          id={id}
          {...common}
          buckets={spans.map((span, day) => ({ ...span, expected: 60, upper: day < 3 ? null : 96 }))}
          heightPx={geometry.height}
          volumeTop={volumeTop}
          volumeHeight={volumeHeight}
          countMax={COUNT_MAX}
        />
        <CurrentsPlot
          {...common}
          volume={buckets.map((bucket, day) => {
            const part = bucket.partial;
            const ended = (value: number | null) => (part ? null : value);
            const begun = (value: number | null) => (part ? value : null);
            return {
              atMs: (spans[day]?.startMs ?? 0) + DAY_MS / 2,
              negative: ended(bucket.negative),
              positive: ended(bucket.positive),
              neutral: ended(bucket.neutral),
              unscored: ended(bucket.unscored),
              partNegative: begun(bucket.negative),
              partPositive: begun(bucket.positive),
              partNeutral: begun(bucket.neutral),
              partUnscored: begun(bucket.unscored),
            };
          })}
          net={buckets.map(({ netSentiment: net }, day) => ({
            atMs: (spans[day]?.startMs ?? 0) + DAY_MS / 2,
            net,
            partNet: null,
            band: net === null ? null : [net - 8, net + 8],
          }))}
          netTop={geometry.netTop}
          netHeight={geometry.netHeight}
          netDomain={NET_DOMAIN}
          volumeTop={volumeTop}
          volumeHeight={volumeHeight}
          countMax={COUNT_MAX}
          hasPart={filling === 'partial'}
          id={id}
        />
        <AxesLayer
          {...common}
          geometry={geometry}
          countTicks={[0, 60, COUNT_MAX]}
          netDomain={NET_DOMAIN}
          timeTicks={[0, 7, 14, 21].map((day) => ({
            atMs: START_MS + day * DAY_MS,
            label: `day ${day}`,
            strong: day === 14,
          }))}
          gaps={
            filling === 'partial'
              ? [{ startMs: START_MS + 9 * DAY_MS, endExclusiveMs: START_MS + 13 * DAY_MS }]
              : []
          }
          partly={
            filling === 'partial'
              ? [{ startMs: START_MS + 15 * DAY_MS, endExclusiveMs: START_MS + 18 * DAY_MS }]
              : []
          }
          previous={spans.map(({ startMs }, day) => ({
            atMs: startMs + DAY_MS / 2,
            mentions: filling === 'empty' ? null : 50 + (day % 7) * 4,
          }))}
          netTitle="net sentiment, points"
          countTitle="mentions"
          id={id}
        />
        <PaddlingLayer
          layout={layout}
          geometry={geometry}
          widthPx={WIDTH_PX}
          leftPx={SCALE.leftPx}
          zone={ZONE}
          linksOf={() => null}
        />
      </CursorSurface>
    </div>
  );
}

function Lines({ filling }: { filling: Filling }) {
  const series = Array.from({ length: MAX_SERIES }, (_, index) => ({
    key: String(index),
    name: index === 1 ? LONG : index === 2 ? RIGHT_TO_LEFT : `Topic ${index + 1}`,
    points:
      filling === 'empty'
        ? []
        : Array.from({ length: DAYS }, (__, day) => ({
            atMs: START_MS + (day + 0.5) * DAY_MS,
            value: filling === 'partial' && day > 9 && day < 13 ? null : 20 + index * 15 + ((day * 7) % 11),
            partial: filling === 'partial' && day === DAYS - 1,
          })),
  }));
  return (
    <div className="gallery-wide" style={{ position: 'relative', height: 190 }}>
      <SeriesLayer
        series={series}
        scale={SCALE}
        widthPx={WIDTH_PX}
        heightPx={190}
        volumeTop={10}
        volumeHeight={170}
        countMax={COUNT_MAX}
        named
      />
    </div>
  );
}

const river = (filling: Filling) => () => <River filling={filling} />;
const bars = (filling: Filling) => () => (
  <CountBars
    buckets={bucketsOf(filling)}
    spikes={filling === 'usual' ? [new Date(START_MS + 4 * DAY_MS).toISOString()] : []}
    widthPx={300}
    heightPx={110}
    label={`Mentions a day, ${filling}`}
  />
);
const sparkline = (values: readonly (number | null)[], stretchFrom: number | null = null) => (
  <Sparkline values={values} label="mentions a day" stretchFrom={stretchFrom} />
);
const onPlane: Shown['states'] = [
  { state: 'usual', draw: river('usual') },
  { state: 'empty', draw: () => <River filling="empty" withMarks={false} /> },
  { state: 'partial', draw: river('partial') },
];
const WITH_THE_RIVER: Shown['states'] = [];

/** What draws figures. Layers of the River are shown together, where they belong: on one axis. */
export const SHOWN_CHARTS: readonly Shown[] = [
  { file: 'charts/cursor-surface.tsx', states: onPlane },
  { file: 'charts/axes-layer.tsx', states: WITH_THE_RIVER },
  { file: 'charts/axis-parts.tsx', states: WITH_THE_RIVER },
  { file: 'charts/curves.tsx', states: WITH_THE_RIVER },
  { file: 'charts/band-layer.tsx', states: WITH_THE_RIVER },
  { file: 'charts/currents-plot.tsx', states: WITH_THE_RIVER },
  { file: 'charts/paddling-layer.tsx', states: WITH_THE_RIVER },
  { file: 'charts/paddling-picture.tsx', states: WITH_THE_RIVER },
  { file: 'charts/mark-list.tsx', states: WITH_THE_RIVER },
  {
    file: 'charts/count-bars.tsx',
    states: [
      { state: 'usual', draw: bars('usual') },
      { state: 'empty', draw: bars('empty') },
      { state: 'partial', draw: bars('partial') },
    ],
  },
  {
    file: 'charts/series-layer.tsx',
    states: [
      { state: 'usual', draw: () => <Lines filling="usual" /> },
      { state: 'empty', draw: () => <Lines filling="empty" /> },
      { state: 'partial', draw: () => <Lines filling="partial" /> },
    ],
  },
  {
    file: 'charts/series-key.tsx',
    states: [
      {
        state: 'usual',
        draw: () => (
          <div className="gallery-row">
            {Array.from({ length: MAX_SERIES }, (_, index) => index).map((index) => (
              <SeriesKey key={index} index={index} />
            ))}
          </div>
        ),
      },
    ],
  },
  {
    file: 'charts/sparkline.tsx',
    states: [
      { state: 'usual', draw: () => sparkline([3, 5, 4, 9, 6, 7, 12, 8], 5) },
      { state: 'empty', draw: () => sparkline([]) },
      { state: 'partial', draw: () => sparkline([3, 5, null, null, 6, 7, 12, 8]) },
    ],
  },
  {
    file: 'charts/mark-glyph.tsx',
    states: [
      {
        state: 'usual',
        draw: () => (
          <div className="gallery-row">
            {MARK_KINDS.map((kind) => (
              <span key={kind}>
                <MarkIcon kind={kind} /> {kind}
              </span>
            ))}
          </div>
        ),
      },
    ],
  },
  {
    file: 'charts/hatch-pattern.tsx',
    states: [
      {
        state: 'usual',
        draw: () => (
          <svg width="120" height="24" role="img" aria-label="not scored">
            <defs>
              <HatchPattern id="gallery-hatch" stroke="var(--ink3)" fill="var(--grid)" />
            </defs>
            <rect width="120" height="24" fill="url(#gallery-hatch)" />
          </svg>
        ),
      },
    ],
  },
];
