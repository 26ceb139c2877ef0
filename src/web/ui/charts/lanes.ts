/** Horizontal extent in pixels. */
export interface Extent {
  fromPx: number;
  toPx: number;
}

/**
 * The lane of each extent, by position: extents of one lane keep `gapPx` between them, and the first free lane from the
 * top is taken in order of their starts (ties: the order given). As few lanes as overlap at once.
 */
export function packLanes(extents: readonly Extent[], gapPx: number): number[] {
  const lanes: number[] = new Array(extents.length).fill(0);
  const ends: number[] = [];
  const order = extents.map((extent, index) => ({ extent, index }));
  order.sort((a, b) => a.extent.fromPx - b.extent.fromPx || a.index - b.index);
  for (const { extent, index } of order) {
    const free = ends.findIndex((endPx) => endPx + gapPx <= extent.fromPx);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = extent.toPx;
    lanes[index] = lane;
  }
  return lanes;
}

/** Things that would be drawn on top of each other, drawn as one at the first one's pixel. */
export interface Cluster<Item> {
  x: number;
  items: Item[];
}

/**
 * Groups items so that two groups are never closer than `minGapPx`: a group holds what lies within `minGapPx` of its
 * first item. Items come in order of their pixel.
 */
export function clusterByPixel<Item>(
  items: readonly Item[],
  pixelOf: (item: Item) => number,
  minGapPx: number,
): Cluster<Item>[] {
  const clusters: Cluster<Item>[] = [];
  for (const item of items) {
    const x = pixelOf(item);
    const last = clusters.at(-1);
    if (last && x - last.x < minGapPx) last.items.push(item);
    else clusters.push({ x, items: [item] });
  }
  return clusters;
}
