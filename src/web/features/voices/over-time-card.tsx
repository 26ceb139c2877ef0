import { useState } from 'react';
import type { VoicePerson } from '../../../contract/voice-people';
import { Card } from '../../ui/card';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { formatBucket, formatDay } from '../../ui/charts/time-format';

const HEIGHT = 96;
/** Fewer buckets than these leave the rest of the card empty: nothing is known of later ones. */
const FULL_WIDTH_BUCKETS = 12;

type Bucket = VoicePerson['series']['buckets'][number];

/** Mentions a day, week or month as bars, complaints in front of them; the same as a table. */
export function OverTimeCard({ voice }: { voice: VoicePerson }) {
  const [asTable, setAsTable] = useState(false);
  const { grain, buckets } = voice.series;
  return (
    <Card
      title={`Mentions a ${grain}`}
      aside={
        <>
          <span className="voice-key">
            <i data-of="mentions" /> mentions <i data-of="complaints" /> of them complaints
          </span>
          <button type="button" className="voices-link" onClick={() => setAsTable(!asTable)}>
            {asTable ? 'as a chart' : 'as a table'}
          </button>
        </>
      }
    >
      <div className="voice-body">
        {voice.figures.mentions === 0 ? (
          <p className="voices-note">Nothing they said is in the currents.</p>
        ) : asTable ? (
          <BucketTable voice={voice} />
        ) : (
          <Bars voice={voice} buckets={buckets} />
        )}
        {voice.figures.outbound > 0 && voice.figures.mentions > 0 && voice.standing !== 'voice' && (
          <p className="voices-note">What counts as ours is not drawn here.</p>
        )}
      </div>
    </Card>
  );
}

function Bars({ voice, buckets }: { voice: VoicePerson; buckets: readonly Bucket[] }) {
  const most = Math.max(1, ...buckets.map(({ mentions }) => mentions));
  const width = buckets.length * 10;
  const share = Math.min(1, buckets.length / FULL_WIDTH_BUCKETS);
  const heightOf = (value: number) => (value === 0 ? 0 : Math.max(2, (value / most) * (HEIGHT - 4)));
  const { mentions, complaints } = voice.figures;
  const first = buckets[0] as Bucket;
  const last = buckets.at(-1) as Bucket;
  return (
    <div className="voice-plot" style={{ width: `${100 * share}%` }}>
      <svg
        className="voice-bars"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${formatQuantity(mentions, 'mention')}, ${formatQuantity(complaints, 'complaint')} among them; at most ${formatCount(most)} in one ${voice.series.grain}`}
      >
        <path d={`M0 ${HEIGHT - 0.5}H${width}`} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
        {buckets.map((bucket, index) => (
          <g key={bucket.start}>
            <title>{bucketWords(bucket, voice)}</title>
            <rect x={index * 10} y="0" width="10" height={HEIGHT} fill="transparent" />
            {(['mentions', 'complaints'] as const).map((of) => (
              <rect
                key={of}
                data-of={of}
                x={index * 10 + 1}
                y={HEIGHT - heightOf(bucket[of])}
                width="8"
                height={heightOf(bucket[of])}
              />
            ))}
          </g>
        ))}
      </svg>
      <p className="voice-axis">
        <span>{formatDay(Date.parse(first.start), voice.zone)}</span>
        <span>
          most: {formatCount(most)} a {voice.series.grain}
        </span>
        <span>{formatDay(Date.parse(last.end) - 1, voice.zone)}</span>
      </p>
    </div>
  );
}

function BucketTable({ voice }: { voice: VoicePerson }) {
  const { grain, buckets } = voice.series;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="voice-scroll" aria-label={`Mentions a ${grain}, as a table`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{grain}</th>
            <th scope="col">Mentions</th>
            <th scope="col">Positive</th>
            <th scope="col">Negative</th>
            <th scope="col">Complaints</th>
          </tr>
        </thead>
        <tbody>
          {buckets
            .filter(({ mentions }) => mentions > 0)
            .toReversed()
            .map((bucket) => (
              <tr key={bucket.start}>
                <th scope="row">{spanWords(bucket, voice)}</th>
                <td>{formatCount(bucket.mentions)}</td>
                <td>{formatCount(bucket.positive)}</td>
                <td>{formatCount(bucket.negative)}</td>
                <td>{formatCount(bucket.complaints)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className="voices-note">In every other {grain} in between they said nothing that was collected.</p>
    </section>
  );
}

function spanWords({ start, end }: Bucket, { series, zone }: VoicePerson): string {
  return formatBucket({ startMs: Date.parse(start), endExclusiveMs: Date.parse(end) }, series.grain, zone);
}

function bucketWords(bucket: Bucket, voice: VoicePerson): string {
  return `${spanWords(bucket, voice)}: ${formatQuantity(bucket.mentions, 'mention')}, ${formatQuantity(bucket.complaints, 'complaint')}`;
}
