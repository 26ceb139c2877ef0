import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useState } from 'react';
import type { Currents } from '../../../contract/currents';
import { spikeKey } from '../../../domain/spikes/spike-key';
import { AfterPaint } from '../../lib/after-paint';
import { campaignVerdictsQuery } from '../../lib/campaign-verdicts-query';
import { AxesLayer, GridLayer } from '../../ui/charts/axes-layer';
import { type BandBucket, BandLayer } from '../../ui/charts/band-layer';
import { CurrentsPlot } from '../../ui/charts/currents-plot';
import { createCursorStore } from '../../ui/charts/cursor-store';
import { type BrushRange, CursorSurface } from '../../ui/charts/cursor-surface';
import { PaddlingLayer } from '../../ui/charts/paddling-layer';
import { layOutPaddling, type TimedMark } from '../../ui/charts/paddling-layout';
import { NARROW_PX, riverGeometry } from '../../ui/charts/river-geometry';
import { type NamedSeries, SeriesLayer, seriesLabelPx } from '../../ui/charts/series-layer';
import { textWidthPx } from '../../ui/charts/text-width';
import { indicesWithin, type TimeScale } from '../../ui/charts/time-scale';
import { timeTicks } from '../../ui/charts/time-ticks';
import { countTicks, pointsDomain } from '../../ui/charts/value-ticks';
import {
  clearBrush,
  type RiverSearch,
  type RiverUpdate,
  withBrush,
  withWhy,
  zoomToBrush,
} from '../../url-state/river-search';
import { bandVerdicts, campaignsAsked } from './band-verdicts';
import { BrushBar, brushBarPlace } from './brush-bar';
import { DialogLink } from './dialog-link';
import { linksOf } from './mark-links';
import { RiverReadOut } from './river-read-out';
import {
  hasBegun,
  largestCount,
  netRows,
  plainRows,
  previousPoints,
  type RiverBucket,
  stretchesWhere,
  volumeRows,
  wholeFits,
} from './river-rows';
import { bucketWords } from './river-words';
import { SpikeLayer } from './spike-layer';
import type { ShownSpike } from './use-shown-spikes';

interface RiverChartProps {
  currents: Currents;
  /** Those of the marked stretch alone. */
  marked: Currents | undefined;
  buckets: readonly RiverBucket[];
  /** `null` while they load, or when they could not be loaded. */
  marks: readonly TimedMark[] | null;
  widthPx: number;
  brushFrom: string | null;
  brushTo: string | null;
  /** Topics as lines over the whole, when several are chosen. */
  series: readonly NamedSeries[];
  /** Is what is usual drawn? */
  band: boolean;
  spikes: readonly ShownSpike[];
  onUpdate: (update: RiverUpdate, options?: { replace: boolean }) => void;
}

const NO_MARKS: readonly TimedMark[] = [];
const RIGHT_PX = 14;
/** So far above the largest count the usual range may reach. */
const BAND_REACH = 1.3;
const NO_RANGE: readonly BandBucket[] = [];

/** Currents above the waterline, paddling below it: one time axis, one cursor, one brush. */
export function RiverChart({
  currents,
  marked,
  buckets,
  marks,
  widthPx,
  brushFrom,
  brushTo,
  series,
  band,
  spikes,
  onUpdate,
}: RiverChartProps) {
  // React's ids hold characters that a url(#…) reference may not.
  const id = `river${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  const [store] = useState(createCursorStore);
  const { bucket: grain, zone } = currents.query;
  const timed = marks ?? NO_MARKS;

  const rows = useMemo(() => {
    const computedAtMs = Date.parse(currents.basis.computedAt);
    // Over several lines, one more that none of them is measured by would only be in the way.
    const previous = series.length > 0 ? [] : previousPoints(buckets, currents.comparison);
    const whole = series.length === 0 || wholeFits(buckets, series);
    const counts = series.flatMap(({ points }) => points.map(({ value }) => ({ mentions: value })));
    const usual = band && whole ? usualRange(currents, buckets) : NO_RANGE;
    const largest = largestCount(whole ? buckets : [], [...previous, ...counts]);
    // A wide range must not press the data flat: beyond this it is cut off.
    const bound = Math.min(Math.max(0, ...usual.map(({ upper }) => upper ?? 0)), BAND_REACH * largest);
    const ticks = countTicks(Math.max(largest, bound));
    return {
      whole,
      volume: series.length === 0 ? volumeRows(buckets) : whole ? plainRows(buckets) : [],
      net: netRows(buckets),
      netDomain: pointsDomain(buckets.flatMap(({ netCorrected: net }) => (net ? [net.low, net.high] : []))),
      previous,
      ticks,
      usual,
      hasPart: buckets.some(({ partial, mentions }) => partial && mentions !== null),
      gaps: stretchesWhere(buckets, (bucket) => bucket.covered === 'none' && hasBegun(bucket, computedAtMs)),
      partly: stretchesWhere(buckets, ({ covered }) => covered === 'some'),
    };
  }, [currents, buckets, series, band]);

  const named = series.length > 0 && widthPx >= NARROW_PX;
  const scale = useMemo((): TimeScale => {
    const widest = Math.max(...rows.ticks.map((tick) => textWidthPx(tick.toLocaleString('en'), 11)));
    return {
      fromMs: buckets[0]?.startMs ?? 0,
      toMs: buckets.at(-1)?.endExclusiveMs ?? 0,
      leftPx: Math.max(40, Math.min(widest, 40) + 10),
      rightPx: widthPx - RIGHT_PX - (named ? seriesLabelPx(series) : 0),
    };
  }, [buckets, rows, widthPx, named, series]);
  const paddling = useMemo(() => layOutPaddling(timed, scale), [timed, scale]);
  // Asked once the chart stands, and only about campaigns in view.
  const { data: told } = useQuery(campaignVerdictsQuery(campaignsAsked(paddling.campaigns)));
  const verdicts = useMemo(() => bandVerdicts(told?.items ?? []), [told]);
  const geometry = useMemo(() => riverGeometry(widthPx, paddling), [widthPx, paddling]);
  const ticks = useMemo(() => timeTicks(buckets, grain, zone, scale), [buckets, grain, zone, scale]);
  const brush = useMemo((): BrushRange | null => {
    if (brushFrom === null || brushTo === null) return null;
    const within = indicesWithin(buckets, {
      startMs: Date.parse(brushFrom),
      endExclusiveMs: Date.parse(brushTo),
    });
    return within && { first: within[0], last: within[1] };
  }, [buckets, brushFrom, brushTo]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: in another window the same index is another time
  useEffect(() => store.set({ index: null }), [store, scale.fromMs, scale.toMs, buckets.length]);

  const clear = () => {
    store.set({ brush: null });
    onUpdate(clearBrush, { replace: true });
  };
  // The brush of the hand may be newer than the one in the URL.
  const zoom = () => {
    const own = store.get().brush;
    const first = own ? buckets[Math.min(own.anchor, own.head)] : undefined;
    const last = own ? buckets[Math.max(own.anchor, own.head)] : undefined;
    store.set({ brush: null, index: null });
    onUpdate((search: RiverSearch) =>
      zoomToBrush(first && last ? withBrush(first.start, last.endExclusive)(search) : search),
    );
  };
  const empty = marks !== null && paddling.lanes + paddling.loosePostCount + paddling.marks.length === 0;
  const countMax = rows.ticks.at(-1) ?? 1;
  const netNote = rows.net.some(({ net, partNet }) => net !== null || partNet !== null)
    ? null
    : currents.query.sentiment.length > 0
      ? 'no balance of chosen classes'
      : buckets.some(({ netSentiment }) => netSentiment !== null)
        ? 'too little can be corrected'
        : 'nothing is scored';

  const title = countTitle(series.length, rows.whole);
  const barPlace = brushBarPlace(
    geometry.netTop + geometry.netHeight,
    scale.leftPx + textWidthPx(title, 11) + 10,
    widthPx,
  );
  const brushBar = (
    <BrushBar
      store={store}
      brush={brush}
      buckets={buckets}
      marked={marked}
      scale={scale}
      place={barPlace}
      grain={grain}
      zone={zone}
      filteredBySentiment={currents.query.sentiment.length > 0}
      onZoom={zoom}
      onWhy={() => onUpdate(withWhy('stretch'))}
      onClear={clear}
    />
  );

  return (
    <div className="river-chart">
      <RiverReadOut
        store={store}
        buckets={buckets}
        previous={rows.previous}
        usual={currents.expected}
        spikes={spikes}
        marks={timed}
        verdicts={verdicts}
        series={series}
        grain={grain}
        zone={zone}
      />
      <CursorSurface
        store={store}
        buckets={buckets}
        scale={scale}
        heightPx={geometry.height}
        plotTop={geometry.netTop}
        plotBottom={geometry.waterline}
        brush={brush}
        wordsAt={(index) => {
          const bucket = buckets[index];
          const topics = series.map(({ name, points }) => ({ name, value: points[index]?.value ?? null }));
          return bucket ? bucketWords(bucket, timed, grain, zone, topics) : '';
        }}
        onBrush={(range) => {
          const first = range ? buckets[range.first] : undefined;
          const last = range ? buckets[range.last] : undefined;
          onUpdate(first && last ? withBrush(first.start, last.endExclusive) : clearBrush, { replace: true });
        }}
        onZoom={zoom}
        label="Read the river bucket by bucket. Space marks one, Shift and arrows mark a window, Enter zooms into it, Escape clears."
      >
        <GridLayer
          scale={scale}
          widthPx={widthPx}
          geometry={geometry}
          countTicks={rows.ticks}
          netDomain={rows.netDomain}
        />
        <CurrentsPlot
          id={id}
          volume={rows.volume}
          net={rows.net}
          scale={scale}
          widthPx={widthPx}
          netTop={geometry.netTop}
          netHeight={geometry.netHeight}
          netDomain={rows.netDomain}
          volumeTop={geometry.volumeTop}
          volumeHeight={geometry.volumeHeight}
          countMax={countMax}
          hasPart={rows.hasPart}
        />
        {rows.usual.length > 0 && (
          <BandLayer
            id={id}
            buckets={rows.usual}
            scale={scale}
            widthPx={widthPx}
            heightPx={geometry.height}
            volumeTop={geometry.volumeTop}
            volumeHeight={geometry.volumeHeight}
            countMax={countMax}
          />
        )}
        {series.length > 0 && (
          <SeriesLayer
            series={series}
            scale={scale}
            widthPx={widthPx}
            heightPx={geometry.height}
            volumeTop={geometry.volumeTop}
            volumeHeight={geometry.volumeHeight}
            countMax={countMax}
            named={named}
          />
        )}
        <AxesLayer
          id={id}
          scale={scale}
          widthPx={widthPx}
          geometry={geometry}
          countTicks={rows.ticks}
          netDomain={rows.netDomain}
          timeTicks={ticks}
          gaps={rows.gaps}
          partly={rows.partly}
          previous={rows.previous}
          netTitle={`net sentiment${series.length > 0 ? ' of all mentions' : ''}, corrected, points${netNote === null ? '' : `: ${netNote}`}`}
          countTitle={title}
        />
        {(rows.whole || spikes.some(({ topic }) => topic !== null)) && (
          <SpikeLayer
            spikes={rows.whole ? spikes : spikes.filter(({ topic }) => topic !== null)}
            buckets={buckets}
            series={series}
            whole={rows.whole}
            scale={scale}
            geometry={geometry}
            widthPx={widthPx}
            countMax={countMax}
            zone={zone}
            onOpen={(spike) => onUpdate(withWhy(spikeKey(spike)))}
          />
        )}
        <AfterPaint>
          <PaddlingLayer
            layout={paddling}
            geometry={geometry}
            widthPx={widthPx}
            leftPx={scale.leftPx}
            zone={zone}
            linksOf={linksOf}
            verdicts={verdicts}
          />
        </AfterPaint>
        <p
          className="river-paddling-actions"
          data-not-painted
          style={{ top: geometry.paddlingTop + 4, right: RIGHT_PX }}
        >
          <DialogLink dialog="new-campaign">Add a campaign</DialogLink>
          <DialogLink dialog="new-mark">Mark a release</DialogLink>
        </p>
        {empty && (
          <p className="river-paddling-empty" style={{ top: geometry.paddlingTop + 34, left: scale.leftPx }}>
            Nothing of ours in this window. Campaigns, posts, releases, fixes and incidents stand here, below
            what was said at the time.
          </p>
        )}
        {barPlace && brushBar}
      </CursorSurface>
      {!barPlace && brushBar}
    </div>
  );
}

/** What is usual in each bucket that is shown; empty at grains where nothing is said of that. */
function usualRange({ expected }: Currents, buckets: readonly RiverBucket[]): BandBucket[] {
  if (!expected) return [];
  return buckets.map(({ startMs, endExclusiveMs }, index) => ({
    startMs,
    endExclusiveMs,
    expected: expected.buckets[index]?.expected ?? null,
    upper: expected.buckets[index]?.upper ?? null,
  }));
}

function countTitle(topics: number, whole: boolean): string {
  if (topics === 0) return 'mentions';
  return whole ? 'mentions by topic; grey: all' : 'mentions by topic alone';
}
