/** A stream between two places of the flow: so many threads went from one to the other. */
export interface FlowLink {
  from: string;
  to: string;
  threads: number;
}

/** Where one thread went, in order: such as topic, team, outcome. */
export type FlowPath = readonly [string, ...string[]];

/**
 * Streams between neighbouring places of all paths, largest first; every thread counts once between each two columns,
 * so that what enters a place leaves it.
 */
export function flowLinks(paths: Iterable<{ path: FlowPath; threads: number }>): FlowLink[] {
  const links = new Map<string, FlowLink>();
  for (const { path, threads } of paths) {
    for (const [place, to] of path.slice(1).entries()) {
      const from = path[place] as string;
      const key = JSON.stringify([from, to]);
      const link = links.get(key);
      if (link) link.threads += threads;
      else links.set(key, { from, to, threads });
    }
  }
  return [...links.values()].sort(
    (one, other) => other.threads - one.threads || compare(one.from, other.from) || compare(one.to, other.to),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
