import { type Wait, type WaitQuantile, waitQuantiles } from '../waiting-time';
import { AWAITED_STAGES, type AwaitedStage, type StageWait } from './flow-stages';

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
  /** Kaplan–Meier; `null`: not reached, it is over `watchedSeconds`. */
  medianSeconds: number | null;
  p90Seconds: number | null;
  watchedSeconds: number | null;
}

/** Figures of each awaited stage, in order; a stage nobody came to has zeros and no times. */
export function stageFigures(waits: readonly StageWait[]): StageFigures[] {
  return AWAITED_STAGES.map((stage) => {
    const own = waits.filter((wait) => wait.stage === stage);
    const counted: Wait[] = own.map(({ seconds, ended }) => ({ seconds, ended, count: 1 }));
    const [median, p90] = waitQuantiles(counted, [0.5, 0.9]) as [WaitQuantile, WaitQuantile];
    const reached = own.filter(({ ended }) => ended).length;
    const open = own.filter((wait) => wait.open).length;
    return {
      stage,
      began: own.length,
      reached,
      open,
      declined: own.length - reached - open,
      medianSeconds: median.seconds,
      p90Seconds: p90.seconds,
      watchedSeconds: median.longestSeconds,
    };
  });
}
