import type { Mover, Movers } from '../../../contract/topics';

export const MOVER_COLUMNS = ['moved', 'name', 'mentions', 'change', 'net'] as const;
export type MoverColumn = (typeof MOVER_COLUMNS)[number];

/** How the table is sorted; `moved` is the server's order: most surely moved first. */
export interface MoverSort {
  column: MoverColumn;
  descending: boolean;
}

/** Movers in the order of a column; what is unknown comes last either way, ties keep the server's order. */
export function sortMovers(items: readonly Mover[], { column, descending }: MoverSort): Mover[] {
  if (column === 'moved') return descending ? [...items] : [...items].reverse();
  const figure = VALUES[column];
  const sign = descending ? -1 : 1;
  return [...items].sort((a, b) => {
    const [left, right] = [figure(a), figure(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return left === right ? 0 : left < right ? -sign : sign;
  });
}

const VALUES: Record<Exclude<MoverColumn, 'moved'>, (mover: Mover) => string | number | null> = {
  name: ({ name }) => name.toLowerCase(),
  mentions: ({ totals }) => totals.mentions,
  change: ({ change }) => change?.percent ?? null,
  net: ({ totals }) => totals.netSentiment,
};

/** What a topic's sparkline shows; the bucket that has not ended would only look like a fall. */
export function sparkValues(sparkline: Mover['sparkline']): (number | null)[] {
  return sparkline.filter(({ partial }) => !partial).map(({ mentions }) => mentions);
}

/** Topics that surely moved, for the sentence at the page's top. */
export function clearMovers({ items }: Movers): Mover[] {
  return items.filter(({ state }) => state === 'rising' || state === 'falling' || state === 'new');
}

const MOST_PERCENT = 900;

/** Does the interval of a change reach the tenfold? Two counts then say more than a ratio. */
export function isBeyondRatio({ high }: NonNullable<Mover['change']>): boolean {
  return high > MOST_PERCENT;
}
