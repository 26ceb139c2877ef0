import { COMPLAINT_BUCKETS, ComplaintFeatures } from './complaint-features';
import type { ComplaintHeader } from './model-file';
import type { FeatureReader } from './text-features';

/**
 * How probable it is that a text is a complaint: a logistic model over the n-grams that the sentiment engine has read,
 * groups of cues, and the tone it found. Calibrated on posts to care accounts.
 */
export class ComplaintModel {
  private readonly features = new ComplaintFeatures();

  constructor(
    private readonly header: ComplaintHeader,
    private readonly weights: Int8Array,
  ) {}

  /** Of the text that `reader` read last, × 10⁴; `null` in a language that was not learned. */
  probability(
    reader: FeatureReader,
    lang: string,
    tone: { pNegative: number; pPositive: number },
  ): number | null {
    const { languages, step, single } = this.header;
    if (!languages.includes(lang)) return null;
    const { features } = this;
    features.read(reader, tone);
    let sum = 0;
    for (let i = 0; i < features.size; i++) {
      const column = features.columns[i] as number;
      const weight =
        column < COMPLAINT_BUCKETS
          ? (this.weights[column] as number) * step
          : (single[column - COMPLAINT_BUCKETS] as number);
      sum += weight * (features.values[i] as number);
    }
    return Math.round(1e4 / (1 + Math.exp(-sum)));
  }
}
