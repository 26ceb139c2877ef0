import type { Currents } from '../../contract/currents';
import { CHART_WIDTH, chartFrame, chartSvg, px } from './chart-frame';
import { LIGHT } from './light-colours';

const PLOT_HEIGHT = 150;

/** Net sentiment of a bucket: corrected with its band where it can be, else as counted; `null`: nothing is scored. */
interface NetPoint {
  value: number;
  low: number;
  high: number;
}

/** What stands on a net line, bucket by bucket. */
export function netPoints({ buckets }: Currents): (NetPoint | null)[] {
  const isCorrected = buckets.some(({ netCorrected }) => netCorrected !== null);
  return buckets.map(({ netCorrected, netSentiment }) => {
    if (isCorrected) return netCorrected;
    return netSentiment === null ? null : { value: netSentiment, low: netSentiment, high: netSentiment };
  });
}

/** Net sentiment with its band: blue above zero, orange below; where it is not known the line breaks. */
export function drawNet(currents: Currents): string {
  const { buckets, query } = currents;
  const points = netPoints(currents);
  const known = points.filter((point) => point !== null);
  const low = Math.min(0, ...known.map((point) => point.low)) - 4;
  const high = Math.max(0, ...known.map((point) => point.high)) + 4;
  const ends = [Math.ceil(low / 10) * 10, 0, Math.floor(high / 10) * 10];
  const far = ends.filter((value) => value === 0 || Math.abs(value) > (high - low) / 6);
  // Zero is the line itself: words on it would lie on the figures.
  const ticks = far.map((value) => ({
    value,
    words: value === 0 ? '' : `${value > 0 ? '+' : '−'}${Math.abs(value)}`,
  }));
  const frame = chartFrame(
    buckets,
    { low, high, ticks },
    { heightPx: PLOT_HEIGHT, zone: query.zone, grain: query.bucket },
  );
  const x = (index: number) => frame.left(index) + frame.barWidth / 2;
  const zero = frame.y(0);
  const halves = `<clipPath id="above"><rect x="0" y="0" width="${CHART_WIDTH}" height="${px(zero)}"/></clipPath><clipPath id="below"><rect x="0" y="${px(zero)}" width="${CHART_WIDTH}" height="${px(frame.bottom)}"/></clipPath>`;
  const runs = runsOf(points);
  const bands = runs.map((run) => {
    const upper = run.map(({ point, index }) => `${px(x(index))} ${px(frame.y(point.high))}`);
    const lower = run.map(({ point, index }) => `${px(x(index))} ${px(frame.y(point.low))}`).reverse();
    return `<path d="M${[...upper, ...lower].join('L')}Z" fill="${LIGHT['accent-soft']}" stroke="${LIGHT['accent-soft']}" stroke-width="2"/>`;
  });
  const lines = runs.map((run) => {
    const path = `M${run.map(({ point, index }) => `${px(x(index))} ${px(frame.y(point.value))}`).join('L')}`;
    // A figure with none beside it is a dot.
    const d = run.length === 1 ? `${path}h.1` : path;
    const line = (half: string, colour: string) =>
      `<path d="${d}" fill="none" stroke="${colour}" stroke-width="3.5" stroke-linejoin="round" stroke-linecap="round" clip-path="url(#${half})"/>`;
    return line('above', LIGHT.pos) + line('below', LIGHT.neg);
  });
  const zeroLine = `<line x1="0" x2="${CHART_WIDTH}" y1="${px(zero)}" y2="${px(zero)}" stroke="${LIGHT.ink3}"/>`;
  return chartSvg(frame.bottom, halves + bands.join('') + frame.svg + zeroLine + lines.join(''));
}

type Run = { point: NetPoint; index: number }[];

function runsOf(points: readonly (NetPoint | null)[]): Run[] {
  const runs: Run[] = [];
  let open: Run = [];
  points.forEach((point, index) => {
    if (point === null) {
      open = [];
      return;
    }
    if (open.length === 0) runs.push(open);
    open.push({ point, index });
  });
  return runs;
}
