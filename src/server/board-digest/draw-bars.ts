import type { Currents } from '../../contract/currents';
import {
  CHART_WIDTH,
  type ChartFrame,
  chartFrame,
  chartSvg,
  FONT_SIZE,
  label,
  px,
  roundUp,
} from './chart-frame';
import { countWords } from './digest-words';
import { LIGHT } from './light-colours';
import { oneLine } from './markup';

type Counted = Currents['buckets'][number];

/** What we put out, as a band under the water. */
export interface Band {
  words: string;
  fromMs: number;
  toMs: number;
}

const PLOT_HEIGHT = 170;
const BAND_HEIGHT = 28;
/** A letter is so wide, on average, for its size. */
const LETTER = 0.56;

/** Mentions by how they were meant, negative at the base, bursts marked, with what we put out beneath. */
export function drawCurrents({ buckets, spikes, query }: Currents, bands: readonly Band[]): string {
  const top = roundUp(Math.max(0, ...buckets.map(({ mentions }) => mentions ?? 0)));
  const frame = countFrame(buckets, top, query);
  const bars = buckets.map((bucket, index) => stack(bucket, index, frame)).join('');
  const marks = (spikes ?? []).map(({ peak, direction }) => {
    if (direction === 'below') return '';
    const index = buckets.findIndex(({ start }) => start === peak);
    const mentions = buckets[index]?.mentions ?? null;
    return mentions === null ? '' : spikeMark(frame.left(index) + frame.barWidth / 2, frame.y(mentions) - 4);
  });
  const rows = bands.map((band, row) => bandRow(band, frame, frame.bottom + row * BAND_HEIGHT));
  return chartSvg(
    frame.bottom + bands.length * BAND_HEIGHT + 4,
    frame.svg + bars + marks.join('') + rows.join(''),
  );
}

/** Complaints in each bucket. */
export function drawComplaints({ buckets, query }: Currents): string {
  const top = roundUp(Math.max(0, ...buckets.map(({ complaints }) => complaints ?? 0)));
  const frame = countFrame(buckets, top, query);
  const bars = buckets.map(({ complaints }, index) => bar(complaints ?? 0, 0, index, frame, LIGHT.neg));
  return chartSvg(frame.bottom, frame.svg + bars.join(''));
}

function countFrame(buckets: readonly Counted[], top: number, query: Currents['query']): ChartFrame {
  const ticks = [0, top].map((value) => ({ value, words: value === 0 ? '' : countWords(value) }));
  return chartFrame(
    buckets,
    { low: 0, high: top, ticks },
    { heightPx: PLOT_HEIGHT, zone: query.zone, grain: query.bucket },
  );
}

function stack({ mentions, negative, positive }: Counted, index: number, frame: ChartFrame): string {
  if (mentions === null) return '';
  const base = negative ?? 0;
  const above = mentions - (positive ?? 0);
  return (
    bar(base, 0, index, frame, LIGHT.neg) +
    bar(above - base, base, index, frame, LIGHT.neu) +
    bar(mentions - above, above, index, frame, LIGHT.pos)
  );
}

function bar(count: number, from: number, index: number, frame: ChartFrame, colour: string): string {
  if (count <= 0) return '';
  const top = frame.y(from + count);
  return `<rect x="${px(frame.left(index))}" y="${px(top)}" width="${px(frame.barWidth)}" height="${px(frame.y(from) - top)}" fill="${colour}"/>`;
}

function spikeMark(x: number, y: number): string {
  return `<path d="M${px(x - 6)} ${px(y - 9)}h12l-6 9z" fill="${LIGHT.ink}"/>`;
}

/** A band with its words in it; beside it, where there is more room, when it is too short for them. */
function bandRow({ words, fromMs, toMs }: Band, frame: ChartFrame, top: number): string {
  const from = Math.min(frame.x(fromMs), CHART_WIDTH - 6);
  const to = Math.max(from + 6, frame.x(toMs));
  const shown = oneLine(words, 40);
  const length = [...shown].length * FONT_SIZE * LETTER + 14;
  const place =
    length <= to - from
      ? { x: from + 7 }
      : CHART_WIDTH - to >= from
        ? { x: to + 7 }
        : { x: from - 7, anchor: 'end' as const };
  const rect = `<rect x="${px(from)}" y="${px(top)}" width="${px(to - from)}" height="${BAND_HEIGHT - 5}" rx="4" fill="${LIGHT['camp-soft']}" stroke="${LIGHT.camp}"/>`;
  return rect + label(shown, { ...place, y: top + 17, colour: LIGHT.camp, rim: false });
}
