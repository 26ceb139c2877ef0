/** What a campaign brought over its collected days, and what its topics brought before it. */
export interface CampaignDays {
  /** Mentions of its topics on each collected whole day before it began. */
  before: readonly number[];
  /** And on each since. */
  since: readonly number[];
}

/** Fewer days say nothing about what was usual before. */
const FEWEST_BEFORE = 14;
/** A topic that brings less in the days judged is too small to miss. */
const FEWEST_EXPECTED = 10;

/**
 * A campaign that should bring mentions and does not: over `days` collected whole days in a row its topics brought no
 * more than before it. Answers the day (place in `since`) on which that was first so, `null` when it never was; `expected`
 * and `observed` are over all its days so far.
 */
export function judgeAbsence(
  { before, since }: CampaignDays,
  { days }: { days: number },
): { fired: number; observed: number; expected: number; lasts: boolean } | null {
  if (before.length < FEWEST_BEFORE) return null;
  const perDay = sum(before) / before.length;
  if (perDay * days < FEWEST_EXPECTED) return null;
  const isAbsent = (count: number) => sum(since.slice(0, count)) <= perDay * count;
  for (let count = days; count <= since.length; count++) {
    if (!isAbsent(count)) continue;
    return {
      fired: count - 1,
      observed: sum(since),
      expected: perDay * since.length,
      lasts: isAbsent(since.length),
    };
  }
  return null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
