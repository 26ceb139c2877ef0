import { memo } from 'react';
import { Area, ComposedChart, Line, LineChart, XAxis, YAxis } from 'recharts';
import { AfterPaint } from '../../lib/after-paint';
import type { TimeScale } from '../../ui/charts/time-scale';
import type { EffectGeometry } from './effect-geometry';
import type { BandRow, ObservedRow } from './effect-rows';

interface EffectPlotProps {
  observed: readonly ObservedRow[];
  expected: readonly BandRow[];
  cumulative: readonly BandRow[];
  domain: readonly [number, number];
  cumulativeDomain: readonly [number, number];
  scale: TimeScale;
  widthPx: number;
  geometry: EffectGeometry;
}

/** Widest band first, each over the one before: three tints of one hue. */
const TINTS = [0.14, 0.16, 0.2];
const STILL = { isAnimationActive: false, dot: false, activeDot: false, legendType: 'none' } as const;

/** What was observed over what was expected, and their summed difference, on one time scale. Draws data and nothing else. */
export const EffectPlot = memo(function EffectPlot({
  observed,
  expected,
  cumulative,
  domain,
  cumulativeDomain,
  scale,
  widthPx,
  geometry,
}: EffectPlotProps) {
  const frame = {
    width: widthPx,
    margin: { top: 0, bottom: 0, left: scale.leftPx, right: Math.max(0, widthPx - scale.rightPx) },
    accessibilityLayer: false,
    tabIndex: -1,
  };
  const axes = (values: readonly [number, number]) => [
    <XAxis
      key="x"
      dataKey="atMs"
      type="number"
      scale="linear"
      domain={[scale.fromMs, scale.toMs]}
      allowDataOverflow
      hide
      niceTicks="none"
    />,
    <YAxis key="y" type="number" domain={[values[0], values[1]]} allowDataOverflow hide niceTicks="none" />,
  ];
  return (
    <div className="chart-plot" aria-hidden="true">
      <div style={{ position: 'absolute', top: geometry.mainTop, left: 0 }}>
        <ComposedChart {...frame} height={geometry.mainHeight} data={expected}>
          {axes(domain)}
          {bandsOf(expected)}
          <Line
            dataKey="estimate"
            type="linear"
            stroke="var(--camp)"
            strokeWidth={1.6}
            strokeDasharray="5 3"
            {...STILL}
          />
        </ComposedChart>
      </div>
      <AfterPaint>
        <div style={{ position: 'absolute', top: geometry.mainTop, left: 0 }}>
          <LineChart {...frame} height={geometry.mainHeight} data={observed}>
            {axes(domain)}
            <Line dataKey="observed" type="linear" stroke="var(--ink)" strokeWidth={1.8} {...STILL} />
          </LineChart>
        </div>
        {cumulative.length > 0 && (
          <AfterPaint>
            <div style={{ position: 'absolute', top: geometry.cumulativeTop, left: 0 }}>
              <ComposedChart {...frame} height={geometry.cumulativeHeight} data={cumulative}>
                {axes(cumulativeDomain)}
                {bandsOf(cumulative)}
                <Line dataKey="estimate" type="linear" stroke="var(--ink)" strokeWidth={1.8} {...STILL} />
              </ComposedChart>
            </div>
          </AfterPaint>
        )}
      </AfterPaint>
    </div>
  );
});

function bandsOf(rows: readonly BandRow[]) {
  const count = Math.max(0, ...rows.map(({ bands }) => bands?.length ?? 0));
  return Array.from({ length: count }, (_, place) => count - 1 - place).map((band, place) => (
    <Area
      key={band}
      dataKey={(row: BandRow) => row.bands?.[band] ?? null}
      type="linear"
      stroke={place === 0 ? 'var(--camp)' : 'none'}
      strokeOpacity={0.4}
      strokeWidth={0.7}
      fill="var(--camp)"
      fillOpacity={TINTS[place] ?? 0.1}
      {...STILL}
    />
  ));
}
