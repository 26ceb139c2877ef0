import { type Wait, type WaitQuantile, waitQuantiles } from '../waiting-time';
import { AWAITED_STAGES, type AwaitedStage, type StageWaits } from './flow-stages';

/** How long a stage takes, those that still wait counted in; seconds. */
export interface StageFigures {
  stage: AwaitedStage;
  /** Came as far as waiting for it. */
  began: number;
  reached: number;
  /** Wait for it now. */
  open: number;
  /** The waiting was called off. */
  declined: number;
  /** Of those that reached it: how long it took nobody stated, so they are in no quantile. */
  unstated: number;
  /** Kaplan–Meier; `null`: not reached, it is over `watchedSeconds`. */
  medianSeconds: number | null;
  p90Seconds: number | null;
  watchedSeconds: number | null;
}

/** Figures of each awaited stage, in order; a stage nobody came to has zeros and no times. */
export function stageFigures(waits: readonly StageWaits[]): StageFigures[] {
  return AWAITED_STAGES.map((stage) => {
    const own = waits.filter((wait) => wait.stage === stage);
    const [median, p90] = waitQuantiles(countedWaits(own), [0.5, 0.9]) as [WaitQuantile, WaitQuantile];
    const began = countThreads(own);
    const reached = countThreads(own.filter(({ ended }) => ended));
    const open = countThreads(own.filter((wait) => wait.open));
    return {
      stage,
      began,
      reached,
      open,
      declined: began - reached - open,
      unstated: own.reduce((sum, { seconds }) => sum + countUnstated(seconds), 0),
      medianSeconds: median.seconds,
      p90Seconds: p90.seconds,
      watchedSeconds: median.longestSeconds,
    };
  });
}

/** While nothing has ended, only the longest wait tells anything: with most complaints of a window still open, that is much. */
function countedWaits(waits: readonly StageWaits[]): Wait[] {
  const hasEnded = waits.some(({ seconds, ended }) => ended && seconds.some((waited) => waited !== null));
  return waits.flatMap(({ seconds, ended }) =>
    hasEnded ? eachWait(seconds, ended) : longestWait(seconds, ended),
  );
}

function eachWait(seconds: StageWaits['seconds'], ended: boolean): Wait[] {
  const stated = seconds.filter((waited) => waited !== null);
  return stated.map((waited) => ({ seconds: waited, ended, count: 1 }));
}

/** The longest of them, counted for all; none where nothing is stated. */
function longestWait(seconds: StageWaits['seconds'], ended: boolean): Wait[] {
  const count = seconds.length - countUnstated(seconds);
  const longest = seconds.reduce<number>((most, waited) => Math.max(most, waited ?? 0), 0);
  return count === 0 ? [] : [{ seconds: longest, ended, count }];
}

function countUnstated(seconds: StageWaits['seconds']): number {
  return seconds.reduce<number>((sum, waited) => (waited === null ? sum + 1 : sum), 0);
}

function countThreads(waits: readonly StageWaits[]): number {
  return waits.reduce((sum, { seconds }) => sum + seconds.length, 0);
}
