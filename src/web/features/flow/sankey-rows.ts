import type { Flow, FlowPlace } from '../../../contract/flow';

/** More streams than these could not be told apart: small places of a column are drawn as one. */
const MOST_PLACES = 9;

export interface SankeyNode extends FlowPlace {
  /** Places drawn together. */
  together: number;
  /** Their keys. */
  keys: string[];
}

/** What the picture is drawn from: places by index, so that every stream begins left of where it ends. */
export interface SankeyRows {
  nodes: SankeyNode[];
  links: { source: number; target: number; value: number }[];
}

/** Places and streams of a flow; the smallest topics and teams of many are drawn as one, which says how many it is. */
export function sankeyRows({ places, links }: Pick<Flow, 'places' | 'links'>): SankeyRows {
  const nodes: SankeyNode[] = [];
  const nodeOf = new Map<string, number>();
  for (const column of ['topic', 'team', 'outcome'] as const) {
    const own = places
      .filter((place) => place.column === column)
      .sort((one, other) => other.threads - one.threads);
    const kept = own.length > MOST_PLACES ? own.slice(0, MOST_PLACES - 1) : own;
    for (const place of kept)
      nodeOf.set(place.key, nodes.push({ ...place, together: 1, keys: [place.key] }) - 1);
    const rest = own.slice(kept.length);
    if (rest.length === 0) continue;
    const threads = rest.reduce((sum, place) => sum + place.threads, 0);
    const name = `${rest.length} smaller ${column}s`;
    const index =
      nodes.push({
        key: `${column}:rest`,
        column,
        name,
        threads,
        together: rest.length,
        keys: rest.map(({ key }) => key),
      }) - 1;
    for (const place of rest) nodeOf.set(place.key, index);
  }
  const streams = new Map<string, SankeyRows['links'][number]>();
  for (const { from, to, threads } of links) {
    const [source, target] = [nodeOf.get(from), nodeOf.get(to)];
    if (source === undefined || target === undefined) continue;
    const key = `${source} ${target}`;
    const stream = streams.get(key);
    if (stream) stream.value += threads;
    else streams.set(key, { source, target, value: threads });
  }
  return { nodes, links: [...streams.values()] };
}
