import type { Calendar } from './calendar';
import { OUTAGE_TIMES } from './paddling';
import type { DescribedMention } from './write-mention';

const HOUR_MS = 3_600_000;
/** How evenly what is said of the outage is left over its hours: at 1 as it was drawn, at 0 nearly all of it at once. */
const EVENLY = 0.15;

/**
 * The day of the outage in order of time, with what is said of it while it lasts drawn towards its beginning: a whole
 * country without a network speaks at once, not evenly until the evening. The order of what is said of it stays.
 */
export function rushedDay(mentions: readonly DescribedMention[], calendar: Calendar): DescribedMention[] {
  return mentions
    .map((mention) => {
      const { row, truth } = mention;
      if (truth.cause === 'outage') row.at = rushed(row.at, calendar);
      return mention;
    })
    .sort((one, other) => one.row.at - other.row.at);
}

function rushed(at: number, calendar: Calendar): number {
  const day = calendar.plot.outageDay;
  const beganMs = calendar.at(day, OUTAGE_TIMES.firstVoice);
  const lastedMs = (OUTAGE_TIMES.over - OUTAGE_TIMES.firstVoice) * HOUR_MS;
  const share = (at - beganMs) / lastedMs;
  if (share <= 0 || share >= 1) return at;
  return Math.round(beganMs + lastedMs * (EVENLY * share + (1 - EVENLY) * share ** 2));
}
