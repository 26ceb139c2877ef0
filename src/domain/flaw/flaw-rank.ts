/** Version of the formula below; it travels with every rank. */
export const FLAW_RANK_VERSION = 'flaw-rank-1';
/** What a rank looks back on: twelve weeks, so that what has long been silent sinks. */
export const RANK_DAYS = 84;

export interface RankFigures {
  /** Complaints of the last 84 days, what the flaw's rule recognised included. */
  complaints: number;
  /** Distinct people who made them. */
  people: number;
  /** Numbers of the local days on which they were made; the same day may stand more than once. */
  dayNumbers: readonly number[];
}

export interface FlawRank {
  score: number;
  /** Distinct days, and distinct weeks they lie in. */
  days: number;
  weeks: number;
  words: string;
  version: string;
}

/**
 * How much a flaw matters: `log₂(1 + people) + log₂(1 + √(days × weeks)) + ½ log₂(1 + complaints)`. Twice the people is
 * worth as much as twice the persistence, and as four times the complaints: a slow leak that many meet for months ranks
 * above a loud afternoon. Days in more weeks are more persistent than as many in a row. Example: 40 complaints of 30
 * people on 20 days of 10 weeks → 11.6; 200 complaints of 40 people on one day → 10.2.
 */
export function flawRank({ complaints, people, dayNumbers }: RankFigures): FlawRank {
  const days = new Set(dayNumbers).size;
  const weeks = new Set(dayNumbers.map((day) => Math.floor(day / 7))).size;
  const score =
    Math.log2(1 + people) + Math.log2(1 + Math.sqrt(days * weeks)) + Math.log2(1 + complaints) / 2;
  const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  return {
    score,
    days,
    weeks,
    words: `${plural(people, 'person', 'people')} on ${plural(days, 'day', 'days')} in ${plural(weeks, 'week', 'weeks')}, ${plural(complaints, 'complaint', 'complaints')}, in the last ${RANK_DAYS} days, what its rule recognised included.`,
    version: FLAW_RANK_VERSION,
  };
}
