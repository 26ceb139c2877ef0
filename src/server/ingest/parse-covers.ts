/** What a caller says was collected, beyond first to last row. */
export interface Covers {
  fromMs: number;
  toMs: number;
}

/** `from/to` (two ISO instants or dates) → the stretch; `null` when absent. Throws a RangeError with plain words. */
export function parseCovers(covers: string | undefined): Covers | null {
  if (covers === undefined) return null;
  const [from, to, ...rest] = covers.split('/');
  const fromMs = Date.parse(from ?? '');
  const toMs = Date.parse(to ?? '');
  if (rest.length > 0 || Number.isNaN(fromMs) || Number.isNaN(toMs) || toMs < fromMs) {
    throw new RangeError('covers must be two times, the earlier first, as from/to.');
  }
  return { fromMs, toMs };
}
