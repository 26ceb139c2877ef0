/** Weights of one of the benchmark's profiles. */
export interface NabWeights {
  tpWeight: number;
  fpWeight: number;
  fnWeight: number;
}

/** One labelled series: how long it is, where its windows of anomaly lie (first and last index), where alerts were. */
export interface NabFile {
  length: number;
  windows: readonly (readonly [number, number])[];
  alerts: readonly number[];
}

/**
 * Score of the Numenta Anomaly Benchmark over files, 0 for a detector that says nothing and 100 for a perfect one
 * (Lavin and Ahmad 2015, "Evaluating Real-time Anomaly Detection Algorithms"). The first 15 % of a file, at most 750
 * points, are not scored.
 */
export function nabScore(files: readonly NabFile[], { tpWeight, fpWeight, fnWeight }: NabWeights): number {
  let raw = 0;
  let windows = 0;
  for (const file of files) {
    const { found, outside } = sortAlerts(file);
    windows += file.windows.length;
    for (const [window, index] of found) {
      const [first, last] = file.windows[window] as [number, number];
      if (index === null) raw -= fnWeight;
      else raw += (tpWeight * sigmoid(-(last - index + 1) / (last - first + 1))) / sigmoid(-1);
    }
    for (const index of outside) raw += fpWeight * sigmoid(behindWindow(file.windows, index));
  }
  const nothing = -fnWeight * windows;
  return (100 * (raw - nothing)) / (tpWeight * windows - nothing);
}

/** How many windows were met and how many alerts lay outside. */
export function countAlerts(files: readonly NabFile[]): { met: number; windows: number; outside: number } {
  const sorted = files.map(sortAlerts);
  return {
    met: sorted.reduce((sum, { found }) => sum + [...found.values()].filter((at) => at !== null).length, 0),
    windows: files.reduce((sum, file) => sum + file.windows.length, 0),
    outside: sorted.reduce((sum, { outside }) => sum + outside.length, 0),
  };
}

function sortAlerts({ length, windows, alerts }: NabFile) {
  const from = Math.min(Math.floor(0.15 * length), 750);
  const found = new Map<number, number | null>(windows.map((_, index) => [index, null]));
  const outside: number[] = [];
  for (const at of alerts) {
    if (at < from) continue;
    const window = windows.findIndex(([first, last]) => at >= first && at <= last);
    if (window < 0) outside.push(at);
    else if (found.get(window) === null) found.set(window, at);
  }
  return { found, outside };
}

function sigmoid(place: number): number {
  return place > 3 ? -1 : 2 / (1 + Math.exp(5 * place)) - 1;
}

/** How far behind the window before, in its width; beyond 3, or before the first window, the full cost. */
function behindWindow(windows: NabFile['windows'], index: number): number {
  const before = windows.filter(([, last]) => last < index).at(-1);
  if (!before) return 4;
  return Math.abs(index - before[1]) / (before[1] - before[0]);
}
