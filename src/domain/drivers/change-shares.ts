/** How often something was counted in a window, and in its baseline of `stretches` windows together. */
export interface CountedPart {
  key: string;
  now: number;
  before: number;
}

/** One part of a change. */
export interface DriverPart extends CountedPart {
  /** Of the whole change, 0 … 1 for what went the same way; `null` when nothing changed. */
  share: number | null;
  /** Standard errors of the difference of two counts. */
  z: number;
}

export interface ChangeParts {
  /** Those that moved most, by size of their change. */
  parts: DriverPart[];
  /** All others together; `null` when all are named. */
  others: DriverPart | null;
}

/**
 * What each part has to do with a change: its own change over that of the whole. The baseline may be several stretches
 * as long as the window (`stretches`), then each count of it weighs so much less. Where the parts make up the whole,
 * the shares of those named and of the others add up to 1 exactly: they are quotients of whole numbers.
 */
export function changeShares(
  counted: readonly CountedPart[],
  whole: { now: number; before: number },
  stretches: number,
  most: number,
): ChangeParts {
  const changeOf = ({ now, before }: { now: number; before: number }) => stretches * now - before;
  const total = changeOf(whole);
  const toPart = (part: CountedPart): DriverPart => ({
    ...part,
    share: total === 0 ? null : changeOf(part) / total,
    z: zOf(part, stretches),
  });
  const sorted = counted
    .filter(({ now, before }) => now > 0 || before > 0)
    .sort(
      (one, other) => Math.abs(changeOf(other)) - Math.abs(changeOf(one)) || (one.key < other.key ? -1 : 1),
    );
  const rest = sorted.slice(most);
  const sum = (side: 'now' | 'before') => rest.reduce((all, part) => all + part[side], 0);
  return {
    parts: sorted.slice(0, most).map(toPart),
    others: rest.length === 0 ? null : toPart({ key: '', now: sum('now'), before: sum('before') }),
  };
}

/** Of the difference of two Poisson counts, the second over `stretches` times as long. */
function zOf({ now, before }: CountedPart, stretches: number): number {
  const error = Math.sqrt(now + before / stretches ** 2);
  return error === 0 ? 0 : Math.round((100 * (now - before / stretches)) / error) / 100;
}
