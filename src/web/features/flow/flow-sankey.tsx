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
import { useElementWidth } from '../../ui/use-element-width';
import { type SankeyNode, sankeyRows } from './sankey-rows';

const ROW_PX = 44;
const LEAST_PX = 300;
const NODE_PX = 10;
/** Names beside the last column need room; on a phone they stand over the streams. */
const NAMES_PX = 230;
const NARROW_PX = 640;

/** Where complaints go: topic → team → outcome, each stream as wide as there are complaints in it. */
export function FlowSankey({ flow }: { flow: Flow }) {
  const rows = useMemo(() => sankeyRows(flow), [flow]);
  const [ref, widthPx] = useElementWidth<HTMLDivElement>();
  const tallest = Math.max(
    ...(['topic', 'team', 'outcome'] as const).map(
      (column) => rows.nodes.filter((node) => node.column === column).length,
    ),
  );
  const narrow = widthPx < NARROW_PX;
  return (
    <div ref={ref} className="flow-sankey" style={{ height: Math.max(LEAST_PX, tallest * ROW_PX) }}>
      <ResponsiveContainer>
        <Sankey
          data={rows}
          nodeWidth={NODE_PX}
          nodePadding={18}
          iterations={64}
          sort={false}
          margin={{ top: 8, right: narrow ? 8 : NAMES_PX, bottom: 8, left: 4 }}
          node={(props: SankeyNodeProps) => <Place {...props} narrow={narrow} />}
          link={(props: SankeyLinkProps) => <Stream {...props} />}
        />
      </ResponsiveContainer>
    </div>
  );
}

function Place({ x, y, width, height, payload, narrow }: SankeyNodeProps & { narrow: boolean }) {
  // The chart keeps what our rows carry beside its own.
  const place = payload as unknown as SankeyNode;
  const last = place.column === 'outcome';
  const left = last && narrow;
  return (
    <Layer className="flow-place" data-column={place.column} data-place={place.key}>
      <Rectangle x={x} y={y} width={width} height={Math.max(1, height)} radius={2} />
      <text
        x={left ? x - 6 : x + width + 6}
        y={y + height / 2}
        textAnchor={left ? 'end' : 'start'}
        dominantBaseline="central"
      >
        {place.name} <tspan className="flow-place-count">{formatCount(place.threads)}</tspan>
      </text>
    </Layer>
  );
}

function Stream(props: SankeyLinkProps) {
  const { sourceX, sourceY, sourceControlX, targetX, targetY, targetControlX, linkWidth, payload } = props;
  const [from, to] = [payload.source, payload.target] as unknown as [SankeyNode, SankeyNode];
  return (
    <path
      className="flow-stream"
      data-outcome={to.key}
      d={`M${sourceX},${sourceY} C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`}
      strokeWidth={Math.max(1, linkWidth)}
    >
      <title>{`${from.name} → ${to.name}: ${formatCount(payload.value)}`}</title>
    </path>
  );
}
