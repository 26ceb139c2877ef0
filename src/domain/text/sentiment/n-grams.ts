const SPREAD = 0x9e3779b1;
const MOST_LOGARITHMS = 256;
/** 1 + ln n for counts; from 255 on they are read as 255. */
const DAMPED = Float64Array.from({ length: MOST_LOGARITHMS }, (_, n) => (n === 0 ? 0 : 1 + Math.log(n)));

/** The bucket of a hash among 2^(32 − shift). */
export function bucketOf(hash: number, shift: number): number {
  return Math.imul(hash, SPREAD) >>> shift;
}

/** 1 + ln n: an n-gram that stands twice does not say twice as much. */
export function dampedCount(count: number): number {
  return DAMPED[count < MOST_LOGARITHMS ? count : MOST_LOGARITHMS - 1] as number;
}
