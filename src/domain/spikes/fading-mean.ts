/** A mean that forgets: what lies one half-life back weighs half. */
export class FadingMean {
  readonly #decay: number;
  #sum = 0;
  #weight = 0;

  /** `halfLife` in values. */
  constructor(halfLife: number) {
    this.#decay = 2 ** (-1 / halfLife);
  }

  add(value: number): void {
    this.#sum = this.#sum * this.#decay + value;
    this.#weight = this.#weight * this.#decay + 1;
  }

  /** `null` before the first value. */
  get mean(): number | null {
    return this.#weight === 0 ? null : this.#sum / this.#weight;
  }

  /** The mean as if it had been `assumed` for `worth` values before. */
  meanWith(assumed: number, worth: number): number {
    return (this.#sum + assumed * worth) / (this.#weight + worth);
  }
}
