const BITS = 24;
const SLOT_BITS = 14;
const SLOTS = 1 << SLOT_BITS;

/**
 * Valences of words by hash: which words they are is not kept. 24 bits of a word's hash name it, so that one unknown
 * word of some thousands is taken for a known one.
 */
export class Lexicon {
  private readonly keys = new Int32Array(SLOTS).fill(-1);
  private readonly values = new Float32Array(SLOTS);
  private held = 0;

  /** Keys as `keyOf` gives them, valences × 10. */
  constructor(keys: Iterable<number>, tenths: ArrayLike<number>) {
    let i = 0;
    for (const key of keys) {
      if (this.held++ > SLOTS * 0.8) throw new RangeError('A lexicon holds at most 13,000 words.');
      let slot = slotOf(key);
      while (this.keys[slot] !== -1) slot = (slot + 1) & (SLOTS - 1);
      this.keys[slot] = key;
      this.values[slot] = (tenths[i++] as number) / 10;
    }
  }

  /** 0 for a word that is not in the list. */
  valenceOf(hash: number): number {
    const key = keyOf(hash);
    let slot = slotOf(key);
    for (;;) {
      const known = this.keys[slot];
      if (known === key) return this.values[slot] as number;
      if (known === -1) return 0;
      slot = (slot + 1) & (SLOTS - 1);
    }
  }
}

/** The part of a word's hash that names it in a lexicon. */
export function keyOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
}

function slotOf(key: number): number {
  return key >>> (BITS - SLOT_BITS);
}
