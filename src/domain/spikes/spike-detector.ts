import { FadingMean } from './fading-mean';
import { negativeBinomialTail } from './negative-binomial-tail';
import { type LocalHour, SeasonRates, utcHour } from './season-rates';
import { type BucketSetting, LIST_CHANCE, SPIKE_MIN_COUNT, settingFor } from './spike-setting';

/** What a detector says of one bucket, from those before it alone. */
export interface SpikeReading {
  /** Mentions usual at this time; `null` before anything was learned. */
  expected: number | null;
  /** More than this in one bucket would be unusual by itself; `null` with `expected`. */
  upper: number | null;
  /** Standard deviations above the level, on average over the spans that are known; 0 where none is. */
  deviation: number;
  /** At or above 0.5 exactly where an alert begins; nearer to 1 the more unusual. */
  score: number;
  /** An alert begins here: one a burst. */
  alert: boolean;
  /** Unusual now: the alert's bucket and those after it that still are. */
  hot: boolean;
  /** Of so many mentions by chance, for what is hot; 1 for all else. */
  chance: number;
}

const NOTHING: SpikeReading = {
  expected: null,
  upper: null,
  deviation: 0,
  score: 0,
  alert: false,
  hot: false,
  chance: 1,
};
const LEAST_EXPECTED = 0.5;

/**
 * Spikes of one series of counts, one bucket after the other, each judged by the past alone.
 *
 * The count of the last quarter of an hour, hour, three, six and twelve is held against a slowly fading level, in
 * standard deviations of an overdispersed count (variance m + φm², φ learned over weeks and never clipped: a series
 * that bursts often is harder to alarm). Their mean must reach `alertAt`, and the last half hour must be rare for its
 * hour of the day. Nothing is learned from the newest half day. A bucket whose count is `null` was not collected: it
 * teaches nothing and is never a spike.
 */
export class SpikeDetector {
  readonly #setting: BucketSetting;
  readonly #level: FadingMean;
  readonly #dispersion: { square: FadingMean; scale: FadingMean }[];
  readonly #season: SeasonRates;
  readonly #times: (LocalHour | null)[] = [];
  readonly #values: (number | null)[] = [];
  /** Sums of values and of gaps up to each bucket. */
  readonly #sums: number[] = [0];
  readonly #gaps: number[] = [0];
  readonly #errors: (readonly SpanError[])[] = [];
  #learned = 0;
  #quietFor = Number.POSITIVE_INFINITY;

  constructor(
    bucketMs: number,
    private readonly localHour: (atMs: number) => LocalHour = utcHour,
  ) {
    const setting = settingFor(bucketMs);
    this.#setting = setting;
    this.#level = new FadingMean(setting.levelHalfLife);
    this.#dispersion = setting.spans.map(() => ({
      square: new FadingMean(setting.dispersionHalfLife),
      scale: new FadingMean(setting.dispersionHalfLife),
    }));
    this.#season = new SeasonRates(bucketMs);
  }

  /** Judges the next bucket, then keeps it. */
  push(atMs: number, value: number | null): SpikeReading {
    const time = this.localHour(atMs);
    this.#times.push(time);
    this.#values.push(value);
    this.#sums.push((this.#sums.at(-1) as number) + (value ?? 0));
    this.#gaps.push((this.#gaps.at(-1) as number) + (value === null ? 1 : 0));
    this.#learn();
    return this.#judge(time, value);
  }

  #learn(): void {
    const now = this.#values.length - 1;
    const guard = Math.max(1, Math.round(Math.min(this.#setting.guard, now / 4)));
    for (; this.#learned <= now - guard; this.#learned++) {
      const value = this.#values[this.#learned] ?? null;
      if (value === null) continue;
      this.#level.add(value);
      this.#season.add(this.#times[this.#learned] as LocalHour, value);
      if (this.#learned < this.#setting.learnsAfter) continue;
      for (const { span, square, scale } of this.#errors[this.#learned] ?? []) {
        this.#dispersion[span]?.square.add(square);
        this.#dispersion[span]?.scale.add(scale);
      }
    }
  }

  #judge(time: LocalHour, value: number | null): SpikeReading {
    const level = this.#level.mean;
    if (level === null || value === null) {
      this.#errors.push([]);
      if (value !== null) this.#quietFor++;
      return NOTHING;
    }
    const spans = this.#spansNow(level);
    this.#errors.push(spans);
    const deviation = mean(spans.map((span) => span.deviation));
    const usual = this.#season.rate(time, level);
    const hot = deviation >= this.#setting.alertAt && this.#isRare(time, level);
    const alert = hot && this.#quietFor >= this.#setting.quiet;
    this.#quietFor = hot ? 0 : deviation >= this.#setting.alertAt ? 0 : this.#quietFor + 1;
    return {
      expected: usual,
      upper: this.#upper(level, usual),
      deviation,
      score: scoreOf(deviation - this.#setting.alertAt, alert),
      alert,
      hot,
      chance: hot ? this.#chanceOf(spans) : 1,
    };
  }

  /**
   * How likely counts like these are: the geometric mean over the spans, each by its overdispersed count; a normal curve
   * would take small counts for far rarer than they are. What is hot is never likelier than `LIST_CHANCE`.
   */
  #chanceOf(spans: readonly (SpanError & { deviation: number })[]): number {
    const logs = spans.map(({ span, scale }) => {
      const count = this.#countOver(this.#setting.spans[span] as number) ?? 0;
      const tail = negativeBinomialTail(count, Math.sqrt(scale), this.#dispersionOf(span, scale));
      return Math.log(Math.max(tail, 1e-300));
    });
    return Math.min(LIST_CHANCE, Math.exp(mean(logs)));
  }

  #spansNow(level: number): (SpanError & { deviation: number })[] {
    const found: (SpanError & { deviation: number })[] = [];
    for (const [span, length] of this.#setting.spans.entries()) {
      const count = this.#countOver(length);
      if (count === null) continue;
      const expected = Math.max(level * length, LEAST_EXPECTED);
      const scale = expected * expected;
      const dispersion = this.#dispersionOf(span, scale);
      found.push({
        span,
        deviation: (count - expected) / Math.sqrt(expected + dispersion * scale),
        square: (count - expected) ** 2 - expected,
        scale,
      });
    }
    return found;
  }

  /** Relative variance of counts of one span, never under a hundredth. */
  #dispersionOf(span: number, scale: number): number {
    const { priorDispersion, priorWorth } = this.#setting;
    const { square, scale: scales } = this.#dispersion[span] as { square: FadingMean; scale: FadingMean };
    const ratio = square.meanWith(priorDispersion * scale, priorWorth) / scales.meanWith(scale, priorWorth);
    return Math.max(0.01, ratio);
  }

  /** Mentions over the last buckets; `null` where the series is shorter or one was not collected. */
  #countOver(length: number): number | null {
    const end = this.#values.length;
    const start = end - length;
    if (start < 0 || this.#gaps[end] !== this.#gaps[start]) return null;
    return (this.#sums[end] as number) - (this.#sums[start] as number);
  }

  #isRare(time: LocalHour, level: number): boolean {
    const { raritySpan, rarity, hourDispersion, countSpan } = this.#setting;
    const end = this.#values.length;
    const countSince = (length: number) =>
      (this.#sums[end] as number) - (this.#sums[Math.max(0, end - length)] as number);
    if (countSince(countSpan) < SPIKE_MIN_COUNT) return false;
    const expected = this.#season.rate(time, level) * raritySpan;
    return -Math.log10(negativeBinomialTail(countSince(raritySpan), expected, hourDispersion)) >= rarity;
  }

  #upper(level: number, usual: number): number {
    const spread = (expected: number, dispersion: number) =>
      expected + this.#setting.alertAt * Math.sqrt(expected + dispersion * expected * expected);
    const shortest = (this.#setting.spans[0] as number) * level;
    const dispersion = this.#dispersionOf(0, Math.max(shortest, LEAST_EXPECTED) ** 2);
    return Math.max(SPIKE_MIN_COUNT - 1, spread(Math.max(level, usual), dispersion));
  }
}

interface SpanError {
  /** Which of the spans. */
  span: number;
  square: number;
  scale: number;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** 0.5 and more for the bucket that alerts, less for all others, so that one threshold finds one alert a burst. */
function scoreOf(beyond: number, alert: boolean): number {
  const share = 1 / (1 + Math.exp(-beyond / 2));
  return alert ? Math.max(0.5, share) : Math.min(0.499, share / 2);
}
