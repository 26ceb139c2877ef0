import type { LevelDynamics } from './level';

/** One kind of dynamics and how likely it is before anything was counted. */
export interface DynamicsChoice {
  dynamics: LevelDynamics;
  weight: number;
}

/**
 * How levels of mentions move, before looking: buckets without memory, disturbances that fade, a level that drifts for
 * good, or both at once. Chosen by the simulation in `bench/effect.ts`, where results hardly depend on the weights (see
 * docs/decisions/0012-effect-by-averaged-level-models.md).
 */
export const DYNAMICS_PRIOR: readonly DynamicsChoice[] = [
  ...sharing(0.3, [{ drift: 0, persistence: 0, shockVariance: 0 }]),
  ...sharing(0.36, everyDynamics([0], [0.3, 0.6, 0.8], [0.3, 0.6, 0.9])),
  ...sharing(0.13, everyDynamics([0.0003, 0.001, 0.003], [0], [0])),
  ...sharing(0.05, everyDynamics([0.01, 0.03, 0.1], [0], [0])),
  ...sharing(0.01, everyDynamics([0.3, 1, 10], [0], [0])),
  ...sharing(0.15, everyDynamics([0.001, 0.003, 0.01, 0.03], [0.6], [0.5, 0.9])),
];

function sharing(weight: number, kinds: readonly LevelDynamics[]): DynamicsChoice[] {
  return kinds.map((dynamics) => ({ dynamics, weight: weight / kinds.length }));
}

/**
 * All combinations. `drifts`: variance of a bucket's drift against that of a bucket around the level; `shares`: how much
 * of the latter remembers the bucket before.
 */
function everyDynamics(
  drifts: readonly number[],
  persistences: readonly number[],
  shares: readonly number[],
): LevelDynamics[] {
  return drifts.flatMap((drift) =>
    persistences.flatMap((persistence) =>
      shares.map((share) => {
        const returning = share / (1 - share);
        return {
          drift: drift * (1 + returning),
          persistence,
          shockVariance: returning * (1 - persistence ** 2),
        };
      }),
    ),
  );
}

/** Whether no bucket says anything of the next. */
export function isMemoryless({ drift, shockVariance }: LevelDynamics): boolean {
  return drift === 0 && shockVariance === 0;
}
