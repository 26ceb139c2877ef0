import type { LabelledScore } from '../src/domain/quantify/class-means';
import { onSimplex } from '../src/domain/quantify/corrected-shares';

const EM_ROUNDS = 100;

/** Which class the engine says: neutral when it is as probable as another. */
export function saidOf({ pNegative, pPositive }: LabelledScore): 0 | 1 | 2 {
  const neutral = 1 - pNegative - pPositive;
  if (neutral >= pNegative && neutral >= pPositive) return 1;
  return pNegative > pPositive ? 0 : 2;
}

/** Share of negatives by counting what the engine says. */
export function countedShare(slice: readonly LabelledScore[]): number {
  return slice.filter((score) => saidOf(score) === 0).length / slice.length;
}

/** Share of negatives as the mean of their probabilities. */
export function meanShare(slice: readonly LabelledScore[]): number {
  return slice.reduce((sum, { pNegative }) => sum + pNegative, 0) / slice.length;
}

/** Counts undone by the confusion that labels show (Forman 2008). */
export function adjustedCount(slice: readonly LabelledScore[], labels: readonly LabelledScore[]): number {
  const said = (scores: readonly LabelledScore[], label: number) =>
    scores.filter((score) => saidOf(score) === label).length / scores.length;
  const by = [0, 1, 2].map((truth) => labels.filter((score) => score.truth === truth));
  const [a, b, c, d] = [0, 2].flatMap((label) =>
    [0, 2].map((truth) => said(by[truth] ?? [], label) - said(by[1] ?? [], label)),
  ) as [number, number, number, number];
  const [x, y] = [0, 2].map((label) => said(slice, label) - said(by[1] ?? [], label)) as [number, number];
  const determinant = a * d - b * c;
  return onSimplex((d * x - b * y) / determinant, (a * y - c * x) / determinant).negative;
}

/** Probabilities fitted to the shares under which they are most likely (Saerens et al. 2002). */
export function likeliestShare(slice: readonly LabelledScore[]): number {
  let shares = [1 / 3, 1 / 3, 1 / 3];
  for (let round = 0; round < EM_ROUNDS; round++) {
    const sums = [0, 0, 0];
    for (const { pNegative, pPositive } of slice) {
      const parts = [pNegative, 1 - pNegative - pPositive, pPositive].map(
        (probability, k) => probability * (shares[k] as number),
      );
      const whole = parts.reduce((sum, part) => sum + part, 0);
      parts.forEach((part, k) => {
        sums[k] = (sums[k] as number) + part / whole;
      });
    }
    shares = sums.map((sum) => sum / slice.length);
  }
  return shares[0] as number;
}
