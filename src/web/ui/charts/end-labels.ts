const LABEL_PITCH_PX = 14;

/**
 * Heights for labels that want to stand at `wanted`, moved apart where they would lie on each other and kept between
 * `top` and `bottom` while there is room; the order from top to bottom is that of what they name.
 */
export function endLabels(
  wanted: readonly number[],
  { top, bottom }: { top: number; bottom: number },
): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y || a.index - b.index);
  const placed: number[] = [];
  let free = top;
  for (const { y, index } of order) {
    placed[index] = Math.max(y, free);
    free = (placed[index] as number) + LABEL_PITCH_PX;
  }
  // What was pushed below the bottom goes back up, and pushes the others.
  let limit = bottom;
  for (const { index } of order.toReversed()) {
    placed[index] = Math.min(placed[index] as number, limit);
    limit = (placed[index] as number) - LABEL_PITCH_PX;
  }
  return placed;
}
