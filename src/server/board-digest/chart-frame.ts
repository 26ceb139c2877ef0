import { bucketWords } from './digest-words';
import { LIGHT } from './light-colours';
import { escaped } from './markup';

/** Pictures are as wide as the mail's column; letters are large enough to be read when a phone halves them. */
export const CHART_WIDTH = 552;
export const FONT_SIZE = 17;
const TOP = 26;
const AXIS_HEIGHT = 28;

/** A bucket as charts see it: where it lies, and whether all, some or none of it was collected. */
interface FramedBucket {
  start: string;
  endExclusive: string;
  covered: 'all' | 'some' | 'none';
}

/** A drawing area: buckets to the right, values upwards. */
export interface ChartFrame {
  left(index: number): number;
  /** Of one bucket, the gap to the next taken off. */
  barWidth: number;
  /** Where an instant lies, held inside the window. */
  x(atMs: number): number;
  y(value: number): number;
  bottom: number;
  /** Lines for values, days below, and hatching where nothing, or not everything, was collected. */
  svg: string;
}

/** Lays out buckets and an axis of values from `low` to `high`. */
export function chartFrame(
  buckets: readonly FramedBucket[],
  values: { low: number; high: number; ticks: readonly { value: number; words: string }[] },
  { heightPx, zone, grain }: { heightPx: number; zone: string; grain: string },
): ChartFrame {
  const step = CHART_WIDTH / Math.max(1, buckets.length);
  const fromMs = Date.parse(buckets[0]?.start ?? '');
  const toMs = Date.parse(buckets.at(-1)?.endExclusive ?? '');
  const bottom = TOP + heightPx;
  const left = (index: number) => index * step;
  const y = (value: number) => bottom - ((value - values.low) / (values.high - values.low || 1)) * heightPx;
  const x = (atMs: number) =>
    (CHART_WIDTH * (Math.min(toMs, Math.max(fromMs, atMs)) - fromMs)) / (toMs - fromMs || 1);
  const holes = buckets.map(({ covered }, index) =>
    covered === 'all'
      ? ''
      : `<rect x="${px(left(index))}" y="${TOP}" width="${px(step)}" height="${heightPx}" fill="url(#hatch)" opacity="${covered === 'none' ? 1 : 0.5}"/>`,
  );
  const lines = values.ticks.map(
    ({ value, words }) =>
      `<line x1="0" x2="${CHART_WIDTH}" y1="${px(y(value))}" y2="${px(y(value))}" stroke="${LIGHT.line}"/>${label(words, { x: 2, y: y(value) - 5 })}`,
  );
  const last = buckets.at(-1);
  const days = [
    label(bucketWords(fromMs, grain, zone), { x: 2, y: bottom + 20 }),
    last
      ? label(bucketWords(Date.parse(last.start), grain, zone), {
          x: CHART_WIDTH - 2,
          y: bottom + 20,
          anchor: 'end',
        })
      : '',
  ];
  return {
    left,
    barWidth: Math.max(1, step - Math.min(3, step * 0.2)),
    x,
    y,
    bottom: bottom + AXIS_HEIGHT,
    svg: [...holes, ...lines, ...days].join(''),
  };
}

/** A whole picture of what was drawn. */
export function chartSvg(heightPx: number, drawn: string): string {
  const hatch = `<pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="${LIGHT.grid}"/><line x1="0" x2="0" y1="0" y2="8" stroke="${LIGHT.neu}" stroke-width="3"/></pattern>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART_WIDTH}" height="${px(heightPx)}" viewBox="0 0 ${CHART_WIDTH} ${px(heightPx)}" font-family="Inter"><defs>${hatch}</defs><rect width="${CHART_WIDTH}" height="${px(heightPx)}" fill="${LIGHT.surface}"/>${drawn}</svg>`;
}

/** Words in a picture; a rim of the ground keeps lines from running through them. */
export function label(
  words: string,
  {
    x,
    y,
    anchor = 'start',
    colour = LIGHT.ink2,
    rim = true,
  }: { x: number; y: number; anchor?: 'start' | 'end'; colour?: string; rim?: boolean },
): string {
  const attributes = `x="${px(x)}" y="${px(y)}" font-size="${FONT_SIZE}" text-anchor="${anchor}"`;
  const text = escaped(words);
  const under = `<text ${attributes} fill="${LIGHT.surface}" stroke="${LIGHT.surface}" stroke-width="4" stroke-linejoin="round">${text}</text>`;
  return `${rim ? under : ''}<text ${attributes} fill="${colour}">${text}</text>`;
}

/** A round number at or above: 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((times) => times * power).find((round) => round >= value) ?? 10 * power;
}

export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
