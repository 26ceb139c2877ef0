import type { Dam } from '../../domain/flow/find-dams';
import type { AwaitedStage } from '../../domain/flow/flow-stages';

const AWAITED: Readonly<Record<AwaitedStage, string>> = {
  seen: 'to be seen',
  accepted: 'for a flaw behind them to be accepted',
  fixed: 'for a fix',
  shipped: 'for the fix to take effect',
  told: 'to be told that it is fixed',
};

/** A dam in a sentence: how many wait where, for what, and for how long. */
export function damWords({ stage, team, overLimit, longestSeconds, limitHours }: Dam<string | null>): string {
  const place = team === null ? 'that go to no team' : `at ${team}`;
  const complaints = overLimit === 1 ? '1 complaint' : `${overLimit.toLocaleString('en-GB')} complaints`;
  return `${complaints} ${place} have waited longer than ${spanWords(limitHours * 3600)} ${AWAITED[stage]}; the longest for ${spanWords(longestSeconds)}.`;
}

/** A span in days from two days on, else in hours. */
export function spanWords(seconds: number): string {
  const hours = Math.round(seconds / 3600);
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`;
  return `${Math.round(hours / 24)} days`;
}
