/**
 * Which of many findings hold when all of them are looked at together: the `k` least likely hold when the `k`-th has a
 * chance of at most `k × level / n` (Benjamini and Hochberg 1995). One finding alone holds at `level` itself; where
 * nothing is behind any of `n`, all of them together raise a false one as seldom as one alone would.
 */
export function benjaminiHochberg(chances: readonly number[], level: number): boolean[] {
  const sorted = [...chances].sort((one, other) => one - other);
  let bound = -1;
  for (const [index, chance] of sorted.entries()) {
    if (chance <= ((index + 1) * level) / sorted.length) bound = chance;
  }
  return chances.map((chance) => chance <= bound);
}
