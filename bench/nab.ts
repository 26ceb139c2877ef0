import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SpikeDetector } from '../src/domain/spikes/spike-detector';
import { countAlerts, type NabFile, type NabWeights, nabScore } from './nab-score';

const FOLDER = path.resolve(import.meta.dirname, '../../shared/data/nab');
const BUCKET_MS = 300_000;
const LATER_STARTS = [0, 50, 100, 144, 200, 288, 400, 500];
const PROFILES = ['standard', 'reward_low_FP_rate', 'reward_low_FN_rate'] as const;

interface Series {
  times: number[];
  values: number[];
  windows: [number, number][];
}

/** Scores on the labelled series by profile, and of the worst of eight later starts; `null` where the data are not. */
export function benchNab(): Record<string, number> | null {
  if (!existsSync(FOLDER)) return null;
  const profiles = JSON.parse(readFileSync(path.join(FOLDER, 'profiles.json'), 'utf8')) as Record<
    string,
    { CostMatrix: NabWeights }
  >;
  const series = readSeries();
  const whole = series.map((one) => judge(one, 0));
  const weightsOf = (name: string) => profiles[name]?.CostMatrix as NabWeights;
  const later = LATER_STARTS.map((drop) =>
    nabScore(
      series.map((one) => judge(one, drop)),
      weightsOf('standard'),
    ),
  );
  return {
    ...Object.fromEntries(PROFILES.map((name) => [name, round(nabScore(whole, weightsOf(name)))])),
    ...countAlerts(whole),
    worstLaterStart: round(Math.min(...later)),
  };
}

function judge({ times, values, windows }: Series, drop: number): NabFile {
  const detector = new SpikeDetector(BUCKET_MS);
  const alerts: number[] = [];
  for (let index = drop; index < values.length; index++) {
    if (detector.push(times[index] as number, values[index] as number).alert) alerts.push(index - drop);
  }
  return {
    length: values.length - drop,
    windows: windows.map(([first, last]) => [first - drop, last - drop]),
    alerts,
  };
}

function readSeries(): Series[] {
  const windows = JSON.parse(readFileSync(path.join(FOLDER, 'windows.json'), 'utf8')) as Record<
    string,
    [string, string][]
  >;
  return Object.entries(windows).map(([file, stretches]) => {
    const rows = readFileSync(path.join(FOLDER, file), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',') as [string, string]);
    const times = rows.map(([at]) => utc(at));
    return {
      times,
      values: rows.map(([, value]) => Number(value)),
      windows: stretches.map(([first, last]) => [times.indexOf(utc(first)), times.indexOf(utc(last))]),
    };
  });
}

function utc(text: string): number {
  return Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`);
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}
