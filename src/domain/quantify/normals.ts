import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Standard normal numbers, the same for the same seed (Box and Muller 1958). */
export function normals(count: number, seed: number): Float64Array {
  const generator = xoroshiro128plus(seed);
  // Never 0: its logarithm is taken.
  const uniform = () => ((generator.next() >>> 1) + 1) / 0x80000001;
  const drawn = new Float64Array(count);
  for (let i = 0; i < count; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    drawn[i] = radius * Math.cos(angle);
    if (i + 1 < count) drawn[i + 1] = radius * Math.sin(angle);
  }
  return drawn;
}
