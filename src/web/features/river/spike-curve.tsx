import { useQuery } from '@tanstack/react-query';
import type { Currents } from '../../../contract/currents';
import { BandLayer } from '../../ui/charts/band-layer';
import { formatCount } from '../../ui/charts/number-format';
import { formatStretch } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { useElementWidth } from '../../ui/use-element-width';
import { currentsQuery, type RiverQuestion } from './river-queries';
import type { ShownSpike } from './use-shown-spikes';

const HEIGHT_PX = 112;
const TOP_PX = 14;
const HOUR_MS = 3_600_000;
/** Of its own series, so much is shown around a burst. */
const AROUND_MS = {
  hour: { before: 36 * HOUR_MS, after: 12 * HOUR_MS },
  day: { before: 21 * 24 * HOUR_MS, after: 5 * 24 * HOUR_MS },
};

/** The curve a burst is judged by, with what is usual: a topic's own, also where another is drawn on the page. */
export function SpikeCurve({ spike, currents }: { spike: ShownSpike; currents: Currents }) {
  const [ref, measured] = useElementWidth<HTMLDivElement>();
  const { query } = currents;
  const grain = query.bucket === 'hour' ? 'hour' : 'day';
  const { before, after } = AROUND_MS[grain];
  const nowMs = Date.parse(currents.basis.computedAt);
  const asked = {
    from: new Date(Date.parse(spike.start) - before).toISOString(),
    to: new Date(Math.min(nowMs, Date.parse(spike.endExclusive ?? query.to) + after)).toISOString(),
    bucket: query.bucket,
    topic: spike.topic ? [spike.topic.id] : query.topic.slice(0, 1),
    source: query.source,
    lang: query.lang,
    sentiment: query.sentiment as RiverQuestion['sentiment'],
    compare: 'none' as const,
  };
  const { data, error, refetch } = useQuery(currentsQuery(asked));
  const name = spike.topic?.name ?? 'what the chart shows';
  return (
    <figure className="why-curve" ref={ref}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && measured > 0 ? (
        <Bars data={data} spike={spike} widthPx={measured} name={name} />
      ) : (
        <div style={{ height: HEIGHT_PX }} aria-busy={!error} />
      )}
      <figcaption className="river-note">
        Mentions of {name} by {grain}; shaded: from what is usual to what would still not stand out.
      </figcaption>
    </figure>
  );
}

function Bars({
  data,
  spike,
  widthPx,
  name,
}: {
  data: Currents;
  spike: ShownSpike;
  widthPx: number;
  name: string;
}) {
  const { bucket: grain, zone } = data.query;
  const buckets = data.buckets.map(({ start, endExclusive, mentions, covered }, index) => ({
    startMs: Date.parse(start),
    endExclusiveMs: Date.parse(endExclusive),
    mentions,
    covered,
    expected: data.expected?.buckets[index]?.expected ?? null,
    upper: data.expected?.buckets[index]?.upper ?? null,
  }));
  const most = Math.max(1, ...buckets.map(({ mentions }) => mentions ?? 0));
  const fromMs = buckets[0]?.startMs ?? 0;
  const toMs = buckets.at(-1)?.endExclusiveMs ?? 1;
  const x = (ms: number) => ((ms - fromMs) / Math.max(1, toMs - fromMs)) * widthPx;
  const size = (count: number) => (count / most) * (HEIGHT_PX - TOP_PX - 1);
  const peakMs = Date.parse(spike.peak);
  const isPeak = (startMs: number) => startMs >= peakMs && startMs < Date.parse(spike.peakEndExclusive);
  const span = formatStretch({ startMs: fromMs, endExclusiveMs: toMs }, grain, zone);
  return (
    <div className="why-curve-plot" style={{ height: HEIGHT_PX }}>
      <svg
        width={widthPx}
        height={HEIGHT_PX}
        role="img"
        aria-label={`${name}, ${span}: at most ${formatCount(most)} mentions in one ${grain}; ${spike.words}`}
      >
        <path
          d={`M0 ${TOP_PX - 0.5}H${widthPx}M0 ${HEIGHT_PX - 0.5}H${widthPx}`}
          stroke="var(--grid)"
          fill="none"
        />
        <text x="0" y="10" fill="var(--ink2)" className="text-axis">
          {formatCount(most)}
        </text>
        {buckets.map(({ startMs, endExclusiveMs, mentions }) => (
          <rect
            key={startMs}
            x={x(startMs)}
            y={HEIGHT_PX - 1 - (mentions === null ? 2 : size(mentions))}
            width={Math.max(1, x(endExclusiveMs) - x(startMs) - 1)}
            height={mentions === null ? 2 : size(mentions)}
            fill={mentions === null ? 'var(--grid)' : isPeak(startMs) ? 'var(--accent)' : 'var(--neu)'}
          />
        ))}
      </svg>
      <BandLayer
        id={`why${peakMs}`}
        buckets={buckets}
        scale={{ fromMs, toMs, leftPx: 0, rightPx: widthPx }}
        widthPx={widthPx}
        heightPx={HEIGHT_PX}
        volumeTop={TOP_PX}
        volumeHeight={HEIGHT_PX - TOP_PX - 1}
        countMax={most}
      />
    </div>
  );
}
