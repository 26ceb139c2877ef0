/** Things to come, handed out in order of time; things of the same time in the order they were put in. */
export interface Schedule<Item> {
  put(at: number, item: Item): void;
  /** The next item before `endExclusive`, or `undefined`. */
  next(endExclusive: number): Item | undefined;
}

/** A binary heap. */
export function scheduleOf<Item>(): Schedule<Item> {
  const heap: { at: number; order: number; item: Item }[] = [];
  let order = 0;
  const before = (a: { at: number; order: number }, b: { at: number; order: number }) =>
    a.at < b.at || (a.at === b.at && a.order < b.order);
  const swap = (a: number, b: number) => {
    const kept = heap[a] as (typeof heap)[number];
    heap[a] = heap[b] as (typeof heap)[number];
    heap[b] = kept;
  };
  const isBefore = (a: number, b: number) =>
    before(heap[a] as (typeof heap)[number], heap[b] as (typeof heap)[number]);
  return {
    put(at, item) {
      heap.push({ at, order: order++, item });
      let child = heap.length - 1;
      while (child > 0) {
        const parent = (child - 1) >> 1;
        if (!isBefore(child, parent)) break;
        swap(child, parent);
        child = parent;
      }
    },
    next(endExclusive) {
      const top = heap[0];
      if (!top || top.at >= endExclusive) return undefined;
      swap(0, heap.length - 1);
      heap.pop();
      let parent = 0;
      for (;;) {
        let first = parent;
        for (const child of [2 * parent + 1, 2 * parent + 2])
          if (child < heap.length && isBefore(child, first)) first = child;
        if (first === parent) return top.item;
        swap(parent, first);
        parent = first;
      }
    },
  };
}
