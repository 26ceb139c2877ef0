import { SpikeDetector, type SpikeReading } from '../../domain/spikes/spike-detector';
import { TimeReader } from '../ingest/read/times';
import { WarningLog } from '../ingest/read/warning-log';
import { numberIn, readRecords } from './effect-rows';

/** What `eddyline spikes` was given on its command line. */
export interface SpikesOptions {
  csv: string;
  time: string;
  value: string;
}

/** One row as `eddyline spikes --json` prints it, judged by the rows before it alone. */
export interface SpikeRow {
  /** As it stands in the file. */
  timestamp: string;
  /** `null` where the file has none. */
  value: number | null;
  /** Usual at this time, a bucket; `null` before anything was learned. */
  expected: number | null;
  /** A bucket above this would be unusual by itself. */
  upper: number | null;
  /** 0.5 and more where an alert begins. */
  score: number;
  alert: boolean;
}

/** More missing rows than this are a new beginning, not a gap. */
const LONGEST_GAP_BUCKETS = 100_000;

/** Options of the command from its command line; throws a sentence for whoever typed it. */
export function readSpikesOptions(options: Record<string, string | boolean | undefined>): SpikesOptions {
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : null);
  const [csv, time, value] = [text('csv'), text('time') ?? 'timestamp', text('value') ?? 'value'];
  if (csv === null) throw new Error('spikes takes --csv FILE, --time COLUMN and --value COLUMN.');
  return { csv, time, value };
}

/**
 * Judges every row of a CSV text in its order. Buckets are as wide as most rows are apart; rows that are missing were
 * not collected. Times without a zone are UTC. Throws a sentence that names line and column for what cannot be read.
 */
export function* spikesOfFile(
  text: string,
  { time, value }: Omit<SpikesOptions, 'csv'>,
): Generator<SpikeRow> {
  const rows = readRows(text, time, value);
  const bucketMs = usualStep(rows.map(({ atMs }) => atMs));
  const detector = new SpikeDetector(bucketMs);
  let before: number | null = null;
  for (const { atMs, timestamp, value: count } of rows) {
    if (before !== null) pushGap(detector, before, atMs, bucketMs);
    before = atMs;
    yield rowOf(timestamp, count, detector.push(atMs, count));
  }
}

/** A row for a reader. */
export function spikeLine({ timestamp, value, expected, upper, score, alert }: SpikeRow): string {
  const number = (known: number | null) => (known === null ? '-' : known.toFixed(1)).padStart(9);
  const mark = alert ? '  ALERT' : '';
  return `${timestamp} ${number(value)} ${number(expected)} ${number(upper)} ${score.toFixed(3)}${mark}`;
}

interface Row {
  timestamp: string;
  atMs: number;
  value: number | null;
}

function readRows(text: string, time: string, value: string): Row[] {
  const [header, ...records] = readRecords(text);
  const names = header?.cells.map((name) => name.trim()) ?? [];
  const columnOf = (name: string) => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`There is no column ${name}; the file has ${names.join(', ')}.`);
    return index;
  };
  const [timeAt, valueAt] = [columnOf(time), columnOf(value)];
  const reader = new TimeReader(
    {
      zone: 'UTC',
      workspaceZone: 'UTC',
      zoneIsStated: true,
      order: null,
      serials: false,
      latest: Number.POSITIVE_INFINITY,
    },
    new WarningLog(),
  );
  let before = Number.NEGATIVE_INFINITY;
  return records.map(({ line, cells }) => {
    const timestamp = (cells[timeAt] ?? '').trim();
    const atMs = reader.moment(timestamp);
    if (typeof atMs === 'string') throw new Error(`Line ${line}, ${time}: ${atMs}`);
    if (atMs <= before) {
      throw new Error(`Line ${line}, ${time}: rows must be in order of time, each time once.`);
    }
    before = atMs;
    const count = numberIn(cells[valueAt] ?? '', line, value);
    if (count !== null && count < 0) throw new Error(`Line ${line}, ${value}: ${count} is no count.`);
    return { timestamp, atMs, value: count };
  });
}

/** The median distance of neighbours; an hour where there are none. */
function usualStep(times: readonly number[]): number {
  const steps = times.slice(1).map((atMs, index) => atMs - (times[index] as number));
  steps.sort((one, other) => one - other);
  return steps[Math.floor(steps.length / 2)] ?? 3_600_000;
}

function pushGap(detector: SpikeDetector, before: number, atMs: number, bucketMs: number): void {
  const missing = Math.round((atMs - before) / bucketMs) - 1;
  if (missing > LONGEST_GAP_BUCKETS) throw new Error('Rows lie too far apart to be one series.');
  for (let index = 1; index <= missing; index++) detector.push(before + index * bucketMs, null);
}

function rowOf(timestamp: string, value: number | null, reading: SpikeReading): SpikeRow {
  const rounded = (number: number | null) => (number === null ? null : Math.round(1000 * number) / 1000);
  return {
    timestamp,
    value,
    expected: rounded(reading.expected),
    upper: rounded(reading.upper),
    score: Math.round(10_000 * reading.score) / 10_000,
    alert: reading.alert,
  };
}
