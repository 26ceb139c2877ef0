import { type BandVerdict, type BandVerdicts, bandChip, chipBorder } from './band-chip';
import { MarkGlyph } from './mark-glyph';
import type { PaddlingLayout } from './paddling-layout';
import { BAND_HEIGHT_PX, type PaddlingPlaces } from './river-geometry';

/** Lanes of campaigns, strokes of posts and marks, drawn; nothing of it can be pointed at. */
export function PaddlingPicture({
  layout,
  geometry,
  widthPx,
  leftPx,
  verdicts,
}: {
  layout: PaddlingLayout;
  geometry: PaddlingPlaces;
  widthPx: number;
  leftPx: number;
  verdicts: BandVerdicts;
}) {
  return (
    <svg className="chart-layer" width={widthPx} height={geometry.height} aria-hidden="true">
      {layout.campaigns.map((placed) => {
        const { campaign, lane, x0, x1, clippedLeft, clippedRight, inside, label, posts } = placed;
        const top = geometry.laneTop(lane);
        const told = verdicts.get(campaign.mark.id);
        return (
          <g key={campaign.mark.id}>
            <path d={bandPath(x0, x1, top, clippedLeft, clippedRight)} fill="var(--camp-soft)" />
            {label && (
              <text
                x={label.x}
                y={top + 14}
                textAnchor={label.anchor}
                className={inside ? 'chart-campaign' : 'chart-beside'}
              >
                {label.text}
              </text>
            )}
            {told && <BandChip placed={placed} top={top} told={told} />}
            {posts.map(({ x, items }) => (
              <PostStroke key={x} x={x} y={top + BAND_HEIGHT_PX + 2} count={items.length} />
            ))}
          </g>
        );
      })}
      {layout.loosePostCount > 0 && (
        <g>
          <text x={leftPx} y={geometry.loosePostsTop + 11}>
            posts of no campaign in view
          </text>
          {layout.loosePosts.map(({ x, items }) => (
            <PostStroke key={x} x={x} y={geometry.loosePostsTop + 18} count={items.length} />
          ))}
        </g>
      )}
      {layout.marks.map(({ x, barToX, items, row, label }) => {
        const y = geometry.markRowMiddle(row);
        const [first] = items;
        return (
          <g key={items.map(({ mark }) => mark.id).join()}>
            {barToX !== null && barToX - x >= 3 && (
              <rect
                x={x}
                y={y - 4}
                width={barToX - x}
                height={8}
                rx={2}
                fill="var(--neg-soft)"
                stroke="var(--neg)"
                strokeWidth="0.8"
              />
            )}
            {first && items.length === 1 ? (
              <g transform={`translate(${x} ${y})`}>
                <MarkGlyph kind={first.mark.kind} />
              </g>
            ) : (
              <CountBadge x={x} y={y} count={items.length} />
            )}
            {label && (
              <text x={label.x} y={y + 4} textAnchor={label.anchor} className="chart-beside">
                {label.text}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** A verdict on a band, by shape and word; its border says how sure it is. */
function BandChip({
  placed,
  top,
  told,
}: {
  placed: PaddlingLayout['campaigns'][number];
  top: number;
  told: BandVerdict;
}) {
  const chip = bandChip(placed, told);
  if (!chip) return null;
  const border = chipBorder(told);
  return (
    <g>
      <rect
        x={chip.x}
        y={top + 2.5}
        width={chip.width}
        height={BAND_HEIGHT_PX - 5}
        rx="4"
        fill="var(--surface)"
        stroke={
          border === 'none'
            ? 'none'
            : told.harm
              ? 'var(--neg)'
              : border === 'sure'
                ? 'var(--ink)'
                : 'var(--control)'
        }
        strokeDasharray={border === 'leaning' ? '3 2' : undefined}
      />
      <text
        x={chip.x + chip.width / 2}
        y={top + 13.7}
        textAnchor="middle"
        className={border === 'none' ? 'chart-verdict' : 'chart-verdict chart-verdict-sure'}
      >
        {chip.text}
      </text>
    </g>
  );
}

/** One post is a stroke; several too near to tell apart are a stroke that carries their number. */
function PostStroke({ x, y, count }: { x: number; y: number; count: number }) {
  if (count === 1) {
    return (
      <line x1={x} x2={x} y1={y} y2={y + 7} stroke="var(--camp)" strokeWidth="2" strokeLinecap="round" />
    );
  }
  const width = count > 99 ? 20 : count > 9 ? 15 : 11;
  return (
    <g>
      <rect x={x - width / 2} y={y - 1} width={width} height={10.5} rx="3" fill="var(--camp)" />
      <text x={x} y={y + 7.4} textAnchor="middle" className="chart-count">
        {count > 99 ? '99+' : count}
      </text>
    </g>
  );
}

function CountBadge({ x, y, count }: { x: number; y: number; count: number }) {
  return (
    <g>
      <rect
        x={x - 8}
        y={y - 8}
        width="16"
        height="16"
        rx="5"
        fill="var(--surface)"
        stroke="var(--ink2)"
        strokeWidth="1.4"
      />
      <text x={x} y={y + 3.7} textAnchor="middle" className="chart-badge">
        {count > 99 ? '99+' : count}
      </text>
    </g>
  );
}

// Round where the flight ends, straight where the window cuts it.
function bandPath(x0: number, x1: number, top: number, cutLeft: boolean, cutRight: boolean): string {
  const radius = Math.min(5, (x1 - x0) / 2);
  const left = cutLeft ? 0 : radius;
  const right = cutRight ? 0 : radius;
  const bottom = top + BAND_HEIGHT_PX;
  return (
    `M${x0 + left} ${top}H${x1 - right}a${right} ${right} 0 0 1 ${right} ${right}V${bottom - right}` +
    `a${right} ${right} 0 0 1 ${-right} ${right}H${x0 + left}a${left} ${left} 0 0 1 ${-left} ${-left}` +
    `V${top + left}a${left} ${left} 0 0 1 ${left} ${-left}Z`
  );
}
