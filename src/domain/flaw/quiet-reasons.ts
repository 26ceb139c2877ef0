import type { QuietAnswer } from './confirmed-quiet';
import { boundWords, perDayWords } from './per-day-words';

/** The 95 % upper bound of the ratio must lie below. */
export const QUIET_BELOW = 0.5;
/** So many covered days after the fix say something. */
export const MIN_COVERED_DAYS = 14;

/** A condition of *confirmed quiet* that is not met, and why in words. */
export interface QuietReason {
  condition: 'time' | 'covered days' | 'complaints before' | 'ratio' | 'count' | 'topic';
  words: string;
}

type Measured = Omit<QuietAnswer, 'quiet' | 'version' | 'words' | 'reasons'>;

/** Each condition that is not met; none when the flaw is quiet. `due`: whether a look was due yet. */
export function quietReasons(measured: Measured, due: boolean): QuietReason[] {
  const { before, after, high, restOfTopic, lookedAtDay, exposureKind } = measured;
  const known =
    exposureKind === 'uploaded' ? 'collected and have a value in the uploaded series' : 'collected';
  const reasons: QuietReason[] = [];
  const add = (condition: QuietReason['condition'], words: string) => reasons.push({ condition, words });
  if (!due)
    add(
      'time',
      `It is judged from day ${MIN_COVERED_DAYS} after the fix took effect; this is day ${lookedAtDay}.`,
    );
  if (after.coveredDays < MIN_COVERED_DAYS - 1e-9)
    add(
      'covered days',
      `${MIN_COVERED_DAYS} covered days after the fix are needed; ${shown(after.coveredDays)} of ${lookedAtDay} were ${known}.`,
    );
  if (before.complaints === 0) {
    add(
      'complaints before',
      'No complaint was counted before the fix: there is no rate it could have fallen from.',
    );
    return reasons;
  }
  if (after.coveredDays === 0) return reasons;
  if (!(high < QUIET_BELOW))
    add(
      'ratio',
      `The rate after the fix is surely below ${boundWords(high)} times the rate before; it must be surely below ${perDayWords(QUIET_BELOW)}.`,
    );
  if (!(after.complaints / after.coveredDays < before.complaints / before.coveredDays))
    add(
      'count',
      `The count itself did not fall: ${perDayWords(after.complaints / after.coveredDays)} complaints a day, before ${perDayWords(before.complaints / before.coveredDays)}.`,
    );
  if (restOfTopic?.fell && !(restOfTopic.flawAgainstRestHigh < 1))
    add(
      'topic',
      `The rest of the topic fell to ${perDayWords(restOfTopic.ratio as number)} times its rate, too; the flaw did not surely fall further.`,
    );
  return reasons;
}

/** What was found, in a sentence. */
export function quietWords({ ratio, low, high, before, after, exposureKind }: Measured): string {
  const counts = `${after.complaints} complaints in ${shown(after.coveredDays)} covered days after the fix, ${before.complaints} in ${shown(before.coveredDays)} before`;
  if (ratio === null || !Number.isFinite(high)) return `${counts}: that gives no ratio.`;
  const against = exposureKind === 'uploaded' ? ', held against the uploaded series' : '';
  return `${counts}${against}: ${perDayWords(ratio)} times the rate (95 % bounds ${perDayWords(low)} and ${boundWords(high)}).`;
}

/** Two digits that matter. */
function shown(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(value < 10 ? 2 : 3))) : '∞';
}
