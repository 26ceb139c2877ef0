/** One bucket of a source: what it brought and what was usual then, so much of the bucket as was collected. */
export interface ListenedBucket {
  /** `null`: not collected. */
  mentions: number | null;
  /** Usual at this time by the source's own past; `null` where nothing can be said. */
  expected: number | null;
  /** Share of the bucket that was collected, 0…1. */
  covered: number;
}

/** A stretch in which a source was collected and brought nothing; places in the series, ends exclusive. */
export interface Silence {
  start: number;
  /** `null` while it lasts. */
  endExclusive: number | null;
  fired: number;
  /** Mentions that would have been usual in the collected part of it. */
  expected: number;
  /** It would be seen by chance once in so many stretches like it. */
  oneIn: number;
}

/** Relative variance of the counts of an hour: mentions come in bursts, so that nothing is likelier than by chance alone. */
const DISPERSION = 0.2;

/** Chance that nothing comes where `expected` are usual, of overdispersed counts; as one in so many. */
export function oneInSilence(expected: number): number {
  return (1 + DISPERSION * Math.max(0, expected)) ** (1 / DISPERSION);
}

/**
 * Silences rarer than one in `oneIn` that lasted `persistence` collected buckets. What was not collected is not silence: it
 * neither counts nor ends one.
 */
export function findSilences(
  buckets: readonly ListenedBucket[],
  { persistence, oneIn }: { persistence: number; oneIn: number },
): Silence[] {
  const found: Silence[] = [];
  let open: (Omit<Silence, 'fired' | 'oneIn'> & { fired: number | null; silent: number }) | null = null;
  const close = (endExclusive: number | null) => {
    if (open?.fired != null) {
      const { start, fired, expected } = open;
      found.push({ start, fired, expected, endExclusive, oneIn: oneInSilence(expected) });
    }
    open = null;
  };
  for (const [index, { mentions, expected, covered }] of buckets.entries()) {
    if (mentions === null || expected === null || covered <= 0) continue;
    if (mentions > 0) {
      close(index);
      continue;
    }
    open ??= { start: index, endExclusive: null, expected: 0, fired: null, silent: 0 };
    open.expected += expected * covered;
    open.silent++;
    if (open.fired === null && open.silent >= persistence && oneInSilence(open.expected) >= oneIn)
      open.fired = index;
  }
  close(null);
  return found;
}
