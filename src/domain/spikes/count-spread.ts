import { FadingMean } from './fading-mean';

const LEAST_DISPERSION = 0.01;

/**
 * How far counts lie from what is usual, in standard deviations of an overdispersed count whose dispersion is learned.
 * A count is skewed, and more so the smaller it is: its cube root is nearly normal (Wilson and Hilferty 1931).
 */
export class CountSpread {
  readonly #square: FadingMean;
  readonly #scale: FadingMean;

  /** All lengths in values: of a call of `learn` each. */
  constructor(
    halfLife: number,
    private readonly prior: { dispersion: number; worth: number },
  ) {
    this.#square = new FadingMean(halfLife);
    this.#scale = new FadingMean(halfLife);
  }

  /** Counts that are seen together, such as overlapping hours of a day, teach as one. */
  learn(seen: readonly { mentions: number; expected: number }[]): void {
    if (seen.length === 0) return;
    const mean = (of: (one: { mentions: number; expected: number }) => number) =>
      seen.reduce((sum, one) => sum + of(one), 0) / seen.length;
    this.#square.add(mean(({ mentions, expected }) => (mentions - expected) ** 2 - expected));
    this.#scale.add(mean(({ expected }) => expected * expected));
  }

  /** Deviation of `count` from `expected` (above 0), to which half a count is added towards the middle. */
  deviation(count: number, expected: number): number {
    const shape = this.#shape(expected);
    const nearer = count > expected ? Math.max(expected, count - 0.5) : Math.min(expected, count + 0.5);
    return (Math.cbrt(nearer / expected) - 1 + 1 / (9 * shape)) * 3 * Math.sqrt(shape);
  }

  /** The count that lies so many standard deviations from what is expected. */
  bound(deviations: number, expected: number): number {
    const shape = this.#shape(expected);
    return expected * Math.max(0, 1 - 1 / (9 * shape) + deviations / (3 * Math.sqrt(shape))) ** 3;
  }

  /** Of the gamma distribution with the mean and variance of the count. */
  #shape(expected: number): number {
    const { dispersion, worth } = this.prior;
    const scale = expected * expected;
    const learned = this.#square.meanWith(dispersion * scale, worth) / this.#scale.meanWith(scale, worth);
    return scale / (expected + Math.max(LEAST_DISPERSION, learned) * scale);
  }
}
