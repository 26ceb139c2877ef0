import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  Layer,
  Rectangle,
  ResponsiveContainer,
  Sankey,
  type SankeyLinkProps,
  type SankeyNodeProps,
} from 'recharts';
import type { Flow } from '../../../contract/flow';
import { formatCount } from '../../ui/charts/number-format';
import type { FlowSearch } from '../../url-state/flow-search';
import { threadsOfFlow } from './flow-threads';
import { type SankeyNode, sankeyRows } from './sankey-rows';

const ROW_PX = 44;
const LEAST_PX = 300;
const NODE_PX = 10;
/** Names beside the last column need room. */
const NAMES_PX = 230;

/** Where complaints go: topic → team → outcome, each stream as wide as there are complaints in it. */
export function FlowSankey({ flow, search, words }: { flow: Flow; search: FlowSearch; words: string }) {
  const rows = useMemo(() => sankeyRows(flow), [flow]);
  const tallest = Math.max(
    ...(['topic', 'team', 'outcome'] as const).map(
      (column) => rows.nodes.filter((node) => node.column === column).length,
    ),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="flow-scroll" aria-label="Streams, drawn" tabIndex={0}>
      <p className="sr-only">{words}</p>
      <div className="flow-sankey" style={{ height: Math.max(LEAST_PX, tallest * ROW_PX) }}>
        <ResponsiveContainer>
          <Sankey
            data={rows}
            nodeWidth={NODE_PX}
            nodePadding={18}
            iterations={64}
            sort={false}
            margin={{ top: 8, right: NAMES_PX, bottom: 8, left: 4 }}
            node={(props: SankeyNodeProps) => (
              <Place {...props} open={(places) => threadsOfFlow(flow, search, places)} />
            )}
            link={(props: SankeyLinkProps) => (
              <Stream {...props} open={(places) => threadsOfFlow(flow, search, places)} />
            )}
          />
        </ResponsiveContainer>
      </div>
    </section>
  );
}

type Open = (places: readonly string[]) => ReturnType<typeof threadsOfFlow>;

function Place({ x, y, width, height, payload, open }: SankeyNodeProps & { open: Open }) {
  // The chart keeps what our rows carry beside its own.
  const place = payload as unknown as SankeyNode;
  return (
    <Layer className="flow-place" data-column={place.column} data-place={place.key}>
      <Link
        to="/threads"
        search={open(place.keys)}
        aria-label={`${place.name}: ${formatCount(place.threads)}`}
      >
        <Rectangle x={x} y={y} width={width} height={Math.max(1, height)} radius={2} />
        <text x={x + width + 6} y={y + height / 2} dominantBaseline="central">
          {place.name} <tspan className="flow-place-count">{formatCount(place.threads)}</tspan>
        </text>
      </Link>
    </Layer>
  );
}

function Stream({ open, ...props }: SankeyLinkProps & { open: Open }) {
  const { sourceX, sourceY, sourceControlX, targetX, targetY, targetControlX, linkWidth, payload } = props;
  const [from, to] = [payload.source, payload.target] as unknown as [SankeyNode, SankeyNode];
  return (
    // The places and the table are reached by keyboard, and lead to as much.
    <Link to="/threads" search={open([...from.keys, ...to.keys])} tabIndex={-1} aria-hidden="true">
      <path
        className="flow-stream"
        data-outcome={to.key}
        d={`M${sourceX},${sourceY} C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`}
        strokeWidth={Math.max(1, linkWidth)}
      >
        <title>{`${from.name} → ${to.name}: ${formatCount(payload.value)}`}</title>
      </path>
    </Link>
  );
}
