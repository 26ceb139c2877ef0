import type { StageFiguresAnswer } from '../../contract/flow';
import type { AwaitedStage, FlowStage } from '../../domain/flow/flow-stages';

/** What a stage is waited for, as a heading. */
export const STAGE_NAMES: Readonly<Record<AwaitedStage, string>> = {
  seen: 'heard → seen',
  accepted: 'seen → accepted',
  fixed: 'accepted → fixed',
  shipped: 'fixed → shipped',
  told: 'shipped → told',
};

export const STAGE_MEANINGS: Readonly<Record<FlowStage, string>> = {
  heard: 'it was said in public',
  seen: 'somebody of the team it goes to opened it or acted on it',
  accepted: 'it hangs on a flaw that people accepted',
  fixed: 'a fix was recorded',
  shipped: 'the fix took effect where it was said',
  told: 'who said it was told',
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `38 min`, `6.2 h`, `5.2 d`: two digits, in the largest unit that fills. */
export function shortSpan(seconds: number): string {
  if (seconds < 1) return 'at once';
  if (seconds < MINUTE) return `${Math.round(seconds)} s`;
  if (seconds < HOUR) return `${Math.round(seconds / MINUTE)} min`;
  const [size, unit] = seconds < 2 * DAY ? [seconds / HOUR, 'h'] : [seconds / DAY, 'd'];
  return `${size < 9.95 ? Number(size.toFixed(1)) : Math.round(size)} ${unit}`;
}

/** A quantile of a stage: its length, `over 5.2 d` where too few have come through, `—` where nobody came to it. */
export function quantileWords(seconds: number | null, { began, watchedSeconds }: StageFiguresAnswer): string {
  if (seconds !== null) return shortSpan(seconds);
  return began === 0 || watchedSeconds === null ? '—' : `over ${shortSpan(watchedSeconds)}`;
}

/** How long most wait, as a clause before others; empty where nobody came to the stage. */
export function mostWaitWords({
  began,
  watchedSeconds,
  medianSeconds,
  p90Seconds,
}: StageFiguresAnswer): string {
  if (began === 0 || watchedSeconds === null) return '';
  if (p90Seconds !== null) return `9 of 10 within ${shortSpan(p90Seconds)} · `;
  const share = medianSeconds === null ? 'more than half' : 'more than 1 in 10';
  return `${share} still wait after ${shortSpan(watchedSeconds)} · `;
}
