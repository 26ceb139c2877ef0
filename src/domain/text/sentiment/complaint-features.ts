import { COMPLAINT_CUES } from './complaint-cues';
import { bucketOf, dampedCount } from './n-grams';
import { type FeatureReader, hashOf, LEXICON_FEATURES, readForm } from './text-features';

const BITS = 15;
/** Buckets of n-grams; the columns after them are single features. */
export const COMPLAINT_BUCKETS = 1 << BITS;
const CUES = COMPLAINT_CUES.length;
const TONE = COMPLAINT_BUCKETS;
const TONES = 4;
const PRESENT = TONE + TONES;
const OFTEN = PRESENT + CUES;
const WRITTEN = OFTEN + CUES;
/**
 * How a text is written: capitals, long vowels, `!` and `?`, negators. Not its length, names, links and tags: these say
 * where it was written, not what.
 */
const WRITTEN_FEATURES = [2, 3, 4, 5, 10, 11];
export const COMPLAINT_WIDTH = WRITTEN + WRITTEN_FEATURES.length;

/** How much words and characters count beside single features. */
const SHARES = [1.5, 1.5] as const;
const MOST = 1 << 15;

/**
 * What a text that was read last says of complaints, as a row of columns and values: the first `size` entries. N-grams,
 * groups of cues, the tone that was found, and how it is written. One owns its buffers: a row stands until the next one.
 */
export class ComplaintFeatures {
  readonly columns = new Int32Array(MOST);
  readonly values = new Float32Array(MOST);
  size = 0;
  private readonly cuesOf = cueGroups();
  private readonly counts = new Uint16Array(CUES);

  read(reader: FeatureReader, tone: { pNegative: number; pPositive: number }): void {
    this.size = 0;
    this.counts.fill(0);
    this.addGrams(reader);
    this.put(TONE, 1);
    this.put(TONE + 1, tone.pNegative / 1e4);
    this.put(TONE + 2, tone.pPositive / 1e4);
    const leaning = Math.log((tone.pNegative + 50) / (tone.pPositive + 50)) / 2;
    this.put(TONE + 3, Math.max(-1.5, Math.min(1.5, leaning)));
    this.counts.forEach((count, cue) => {
      this.put(PRESENT + cue, Math.min(1, count));
      this.put(OFTEN + cue, Math.log1p(count) / 1.5);
    });
    WRITTEN_FEATURES.forEach((feature, i) => {
      this.put(WRITTEN + i, reader.dense[LEXICON_FEATURES + feature] as number);
    });
  }

  private addGrams({ hashes, counts, blocks, size }: FeatureReader): void {
    const squares: [number, number] = [0, 0];
    for (let i = 0; i < size; i++) {
      const block = blocks[i] as 0 | 1;
      squares[block] += dampedCount(counts[i] as number) ** 2;
      if (block === 0) {
        const cues = this.cuesOf.get(hashes[i] as number);
        if (cues)
          for (const cue of cues) this.counts[cue] = (this.counts[cue] as number) + (counts[i] as number);
      }
    }
    const scales = SHARES.map((share, block) => share / Math.sqrt(squares[block as 0 | 1] || 1));
    for (let i = 0; i < size && i < MOST - COMPLAINT_WIDTH + COMPLAINT_BUCKETS; i++) {
      const value = dampedCount(counts[i] as number) * (scales[blocks[i] as number] as number);
      this.put(bucketOf(hashes[i] as number, 32 - BITS), value);
    }
  }

  private put(column: number, value: number): void {
    if (value === 0) return;
    this.columns[this.size] = column;
    this.values[this.size++] = value;
  }
}

function cueGroups(): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  COMPLAINT_CUES.forEach((words, cue) => {
    for (const word of words.split(/\s+/)) {
      const hash = hashOf(readForm(word) ?? word);
      groups.set(hash, [...(groups.get(hash) ?? []), cue]);
    }
  });
  return groups;
}
