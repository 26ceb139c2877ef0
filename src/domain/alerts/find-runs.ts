/** Buckets in which a condition held; places in the series, ends exclusive. */
export interface Run {
  start: number;
  /** After the last bucket in which it held; `null` while the last known bucket of the series still does. */
  endExclusive: number | null;
  /** Bucket in which it had held often enough in a row. */
  fired: number;
}

/**
 * Runs in which a condition held in `persistence` buckets in a row. `null` is a bucket nothing is known of: it breaks the
 * row, as it proves nothing, but ends no run. What holds again within `quiet` buckets is the same run.
 */
export function findRuns(
  holds: readonly (boolean | null)[],
  { persistence, quiet }: { persistence: number; quiet: number },
): Run[] {
  const runs: { start: number; last: number; fired: number | null }[] = [];
  let inRow = 0;
  for (const [index, held] of holds.entries()) {
    inRow = held === true ? inRow + 1 : 0;
    if (held !== true) continue;
    let run = runs.at(-1);
    if (!run || knownBetween(holds, run.last, index) > quiet) {
      run = { start: index, last: index, fired: null };
      runs.push(run);
    }
    run.last = index;
    if (run.fired === null && inRow >= persistence) run.fired = index;
  }
  const lastKnown = holds.findLastIndex((held) => held !== null);
  return runs.flatMap(({ start, last, fired }) =>
    fired === null ? [] : [{ start, fired, endExclusive: last === lastKnown ? null : last + 1 }],
  );
}

function knownBetween(holds: readonly (boolean | null)[], from: number, to: number): number {
  let known = 0;
  for (let index = from + 1; index < to; index++) if (holds[index] !== null) known++;
  return known;
}
