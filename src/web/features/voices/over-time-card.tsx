import { useId, useState } from 'react';
import type { VoicePerson } from '../../../contract/voice-people';
import { Card } from '../../ui/card';
import { HatchPattern } from '../../ui/charts/hatch-pattern';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import { formatBucket, formatSpan } from '../../ui/charts/time-format';
import { SaveLinks } from '../../ui/save-links';
import { useElementWidth } from '../../ui/use-element-width';
import { overTimeCsv, overTimeFileName } from './over-time-csv';

const HEIGHT_PX = 96;
const LEAST_BAR_PX = 2;
/** Few buckets stay narrow bars: nothing is known of what comes after them. */
const WIDEST_BUCKET_PX = 48;

type Bucket = VoicePerson['series']['buckets'][number];

/** Mentions a day, week or month as bars, complaints in front of them; the same as a table, CSV and picture. */
export function OverTimeCard({ voice }: { voice: VoicePerson }) {
  const [asTable, setAsTable] = useState(false);
  const { figures, series, zone } = voice;
  const title = `Mentions a ${series.grain}`;
  const isEmpty = figures.mentions === 0;
  return (
    <Card
      title={title}
      aside={
        !isEmpty && (
          <>
            <button type="button" className="voices-link" onClick={() => setAsTable(!asTable)}>
              {asTable ? 'as a chart' : 'as a table'}
            </button>
            <SaveLinks
              name={overTimeFileName(voice)}
              csv={() => overTimeCsv(voice)}
              words={() => ({
                title: `${voice.author} on ${voice.source}: ${title.toLowerCase()}`,
                lines: [
                  `${figuresWords(voice)}, ${windowWords(voice)} (${zone})`,
                  `grey: mentions, at most ${formatCount(mostOf(voice))} a ${series.grain}; orange: of them complaints`,
                ],
                definition: `source of this voice: ${voice.source} · ${voice.definition}`,
              })}
            />
          </>
        )
      }
    >
      <div className="voice-body">
        {isEmpty && <p className="voices-note">Nothing they said is in the currents.</p>}
        {!isEmpty && (asTable ? <BucketTable voice={voice} /> : <Bars voice={voice} />)}
        {!isEmpty && figures.outbound > 0 && (
          <p className="voices-note">What counts as ours is not drawn here.</p>
        )}
      </div>
    </Card>
  );
}

function figuresWords({ figures }: VoicePerson): string {
  return `${formatQuantity(figures.mentions, 'mention')}, ${formatQuantity(figures.complaints, 'complaint')} among them`;
}

function mostOf({ series }: VoicePerson): number {
  return Math.max(1, ...series.buckets.map(({ mentions }) => mentions));
}

function windowWords({ series, zone }: VoicePerson): string {
  const [first, last] = [series.buckets[0] as Bucket, series.buckets.at(-1) as Bucket];
  return formatSpan({ startMs: Date.parse(first.start), endExclusiveMs: Date.parse(last.end) }, zone);
}

function Bars({ voice }: { voice: VoicePerson }) {
  const hatch = useId();
  const [frame, framePx] = useElementWidth<HTMLDivElement>();
  const { grain, buckets } = voice.series;
  const most = mostOf(voice);
  const step = Math.min(WIDEST_BUCKET_PX, framePx / buckets.length);
  const widthPx = Math.max(1, Math.round(step * buckets.length));
  const gaps = buckets.filter(({ collected }) => !collected).length;
  return (
    <div ref={frame}>
      <div style={{ width: widthPx }}>
        <svg
          className="voice-bars"
          width={widthPx}
          height={HEIGHT_PX}
          role="img"
          aria-label={`${figuresWords(voice)}; at most ${formatCount(most)} in one ${grain}${gaps > 0 ? `; ${formatQuantity(gaps, grain)} not collected` : ''}`}
        >
          <HatchPattern id={hatch} stroke="var(--control)" gapPx={4} />
          <path d={`M0 ${HEIGHT_PX - 0.5}H${widthPx}`} stroke="var(--line)" />
          {buckets.map((bucket, index) => (
            <BucketBar
              key={bucket.start}
              bucket={bucket}
              place={{ x: index * step, step, most }}
              hatch={hatch}
              words={bucketWords(bucket, voice)}
            />
          ))}
        </svg>
      </div>
      <p className="voice-axis">
        <span className="voice-key">
          <i data-of="mentions" /> mentions <i data-of="complaints" /> of them complaints
        </span>{' '}
        · {windowWords(voice)} · at most {formatCount(most)} a {grain}
        {gaps > 0 && ` · hatched: not collected, so nothing is known`}
      </p>
    </div>
  );
}

interface BucketBarProps {
  bucket: Bucket;
  /** Where its stretch begins, how wide it is, and the count that fills the height. */
  place: { x: number; step: number; most: number };
  hatch: string;
  words: string;
}

function BucketBar({ bucket, place: { x, step, most }, hatch, words }: BucketBarProps) {
  const heightOf = (value: number) =>
    value === 0 ? 0 : Math.max(LEAST_BAR_PX, (value / most) * (HEIGHT_PX - 4));
  const gap = step > 4 ? 1 : 0;
  return (
    <g>
      <title>{words}</title>
      <rect
        x={x}
        y="0"
        width={step}
        height={HEIGHT_PX}
        fill={bucket.collected ? 'transparent' : `url(#${hatch})`}
      />
      {(['mentions', 'complaints'] as const).map((of) => (
        <rect
          key={of}
          data-of={of}
          x={x + gap}
          y={HEIGHT_PX - heightOf(bucket[of])}
          width={Math.max(1, step - 2 * gap)}
          height={heightOf(bucket[of])}
        />
      ))}
    </g>
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
            .filter(({ mentions, collected }) => mentions > 0 || !collected)
            .toReversed()
            .map((bucket) => (
              <tr key={bucket.start}>
                <th scope="row">{spanWords(bucket, voice)}</th>
                {bucket.collected ? (
                  <>
                    <td>{formatCount(bucket.mentions)}</td>
                    <td>{formatCount(bucket.positive)}</td>
                    <td>{formatCount(bucket.negative)}</td>
                    <td>{formatCount(bucket.complaints)}</td>
                  </>
                ) : (
                  <td colSpan={4}>not collected</td>
                )}
              </tr>
            ))}
        </tbody>
      </table>
      <p className="voices-note">In every other {grain} in between they said nothing.</p>
    </section>
  );
}

function spanWords({ start, end }: Bucket, { series, zone }: VoicePerson): string {
  return formatBucket({ startMs: Date.parse(start), endExclusiveMs: Date.parse(end) }, series.grain, zone);
}

function bucketWords(bucket: Bucket, voice: VoicePerson): string {
  if (!bucket.collected) return `${spanWords(bucket, voice)}: not collected`;
  return `${spanWords(bucket, voice)}: ${formatQuantity(bucket.mentions, 'mention')}, ${formatQuantity(bucket.complaints, 'complaint')}`;
}
