import { memo, type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Mark } from '../../../contract/marks';
import { HarmChip } from '../harm-chip';
import { VerdictChip } from '../verdict-chip';
import { type BandVerdict, bandChip, chipBorder } from './band-chip';
import { MarkGlyph, MarkIcon } from './mark-glyph';
import { formatCount, formatQuantity } from './number-format';
import { type PaddlingLayout, PLURALS, type TimedMark } from './paddling-layout';
import { usePopover } from './popover';
import { BAND_HEIGHT_PX, type PaddlingPlaces } from './river-geometry';
import { formatInstant, formatSpan } from './time-format';

interface PaddlingLayerProps {
  layout: PaddlingLayout;
  geometry: PaddlingPlaces;
  widthPx: number;
  leftPx: number;
  zone: string;
  /** Where one can go from a mark; `null` for nowhere. */
  linksOf: (mark: Mark) => ReactNode;
  /** What campaigns came to, by their ids, as far as it is known. */
  verdicts?: Verdicts;
}

type Verdicts = ReadonlyMap<string, BandVerdict>;

/** Something that can be pointed at and opened: one mark, or a cluster. */
interface Target {
  key: string;
  label: string;
  title: string;
  left: number;
  top: number;
  width: number;
  height: number;
  items: readonly TimedMark[];
}

const MAX_LISTED = 200;
const NO_VERDICTS: Verdicts = new Map();

/**
 * What we did, below the waterline: bands, strokes and shapes as a picture, and over each an invisible button that opens
 * the list behind it. One tab stop for all of them; arrow keys go from one to the next.
 */
export const PaddlingLayer = memo(function PaddlingLayer({
  layout,
  geometry,
  widthPx,
  leftPx,
  zone,
  linksOf,
  verdicts = NO_VERDICTS,
}: PaddlingLayerProps) {
  const popover = usePopover();
  const [opened, setOpened] = useState<Target | null>(null);
  const [active, setActive] = useState(0);
  const targets = targetsOf(layout, geometry, zone, leftPx, verdicts);
  const current = Math.min(active, targets.length - 1);
  return (
    <>
      <PaddlingPicture
        layout={layout}
        geometry={geometry}
        widthPx={widthPx}
        leftPx={leftPx}
        verdicts={verdicts}
      />
      <div
        role="toolbar"
        aria-label="Paddling: campaigns, posts and marks"
        aria-orientation="horizontal"
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
          const next = step ? current + step : { Home: 0, End: targets.length - 1 }[event.key];
          if (next === undefined || next < 0 || next >= targets.length) return;
          event.preventDefault();
          setActive(next);
          event.currentTarget.querySelectorAll('button')[next]?.focus();
        }}
      >
        {targets.map((target, index) => (
          <button
            key={target.key}
            type="button"
            className="chart-target"
            tabIndex={index === current ? 0 : -1}
            aria-label={target.label}
            aria-haspopup="dialog"
            style={{ left: target.left, top: target.top, width: target.width, height: target.height }}
            onFocus={() => setActive(index)}
            onClick={(event) => {
              const button = event.currentTarget;
              // The list must be there before its size is measured.
              flushSync(() => setOpened(target));
              popover.openAt(button);
            }}
          />
        ))}
      </div>
      <div
        ref={popover.ref}
        popover="auto"
        className="chart-popover"
        role="dialog"
        aria-label={opened?.title ?? 'Paddling'}
        tabIndex={-1}
      >
        {opened && (
          <MarkList
            title={opened.title}
            items={opened.items}
            zone={zone}
            linksOf={linksOf}
            verdicts={verdicts}
          />
        )}
      </div>
    </>
  );
});

function PaddlingPicture({
  layout,
  geometry,
  widthPx,
  leftPx,
  verdicts,
}: Omit<PaddlingLayerProps, 'zone' | 'linksOf' | 'verdicts'> & { verdicts: Verdicts }) {
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

function targetsOf(
  layout: PaddlingLayout,
  geometry: PaddlingPlaces,
  zone: string,
  leftPx: number,
  verdicts: Verdicts,
): Target[] {
  const targets: Target[] = [];
  const posts = (clusters: PaddlingLayout['loosePosts'], key: string, y: number) => {
    for (const { x, items } of clusters) {
      targets.push({
        key: `${key} ${x}`,
        label: markWords(items, zone),
        title: listTitle(items),
        left: x - 7,
        top: y - 2,
        width: 14,
        height: 14,
        items,
      });
    }
  };
  for (const placed of layout.campaigns) {
    const { campaign, lane, x0, x1, postCount } = placed;
    const top = geometry.laneTop(lane);
    const width = Math.max(24, x1 - x0);
    const told = verdicts.get(campaign.mark.id);
    targets.push({
      key: campaign.mark.id,
      label: `${markWords([campaign], zone)}, ${formatQuantity(postCount, 'post')} in view${told ? `, verdict: ${told.verdict}${told.harm ? `, ${told.harm.verdict}` : ''}` : ''}`,
      title: campaign.mark.label,
      left: Math.max(0, x0 - Math.max(0, 24 - (x1 - x0)) / 2),
      top: top - 2,
      width,
      height: BAND_HEIGHT_PX + 2,
      items: [campaign, ...placed.posts.flatMap(({ items }) => items)],
    });
    posts(placed.posts, campaign.mark.id, top + BAND_HEIGHT_PX + 1);
  }
  posts(layout.loosePosts, 'loose', geometry.loosePostsTop + 17);
  for (const { x, items, row, label, barToX } of layout.marks) {
    const y = geometry.markRowMiddle(row);
    // The words belong to the target, which is larger and easier to hit with them.
    const right = label?.anchor === 'start' ? label.x + label.text.length * 6 : Math.max(x + 12, barToX ?? 0);
    const left = label?.anchor === 'end' ? label.x - label.text.length * 6 : x - 12;
    targets.push({
      key: items.map(({ mark }) => mark.id).join(),
      label: markWords(items, zone),
      title: listTitle(items),
      left: Math.max(leftPx - 12, left),
      top: y - 11,
      width: right - left,
      height: 22,
      items,
    });
  }
  return targets;
}

function listTitle(items: readonly TimedMark[]): string {
  const [first] = items;
  if (!first) return '';
  if (items.length === 1) return first.mark.label;
  const kinds = new Set(items.map(({ mark }) => mark.kind));
  return `${formatCount(items.length)} ${kinds.size === 1 ? PLURALS[first.mark.kind] : 'marks'}`;
}

function markWords(items: readonly TimedMark[], zone: string): string {
  const [first] = items;
  if (!first) return '';
  if (items.length > 1) return `${listTitle(items)} about ${formatInstant(first.atMs, zone)}`;
  return `${first.mark.kind} ${first.mark.label}, ${whenWords(first, zone)}`;
}

function whenWords({ mark, atMs, endExclusiveMs }: TimedMark, zone: string): string {
  if (endExclusiveMs === null) return formatInstant(atMs, zone);
  if (mark.kind === 'campaign') return formatSpan({ startMs: atMs, endExclusiveMs }, zone);
  return `${formatInstant(atMs, zone)} to ${formatInstant(endExclusiveMs, zone)}`;
}

function MarkList({
  title,
  items,
  zone,
  linksOf,
  verdicts,
}: {
  title: string;
  items: readonly TimedMark[];
  zone: string;
  linksOf: PaddlingLayerProps['linksOf'];
  verdicts: Verdicts;
}): ReactNode {
  const shown = items.slice(0, MAX_LISTED);
  return (
    <>
      {items.length > 1 && <p className="chart-popover-title">{title}</p>}
      <ul>
        {shown.map((timed) => (
          <li key={timed.mark.id}>
            <MarkIcon kind={timed.mark.kind} />
            <span>
              <span className="chart-popover-label">{timed.mark.label}</span>
              <ToldWords told={verdicts.get(timed.mark.id)} />
              <span className="chart-popover-detail">
                {[timed.mark.kind, timed.mark.version, timed.mark.channel, whenWords(timed, zone)]
                  .filter(Boolean)
                  .join(' · ')}
                {timed.mark.url !== null && /^https?:/i.test(timed.mark.url) && (
                  <>
                    {' · '}
                    <a href={timed.mark.url} target="_blank" rel="noopener noreferrer">
                      open
                    </a>
                  </>
                )}{' '}
                {linksOf(timed.mark)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {items.length > shown.length && (
        <p className="chart-popover-detail">and {formatCount(items.length - shown.length)} more</p>
      )}
    </>
  );
}

/** A campaign's verdict with what it rests on. */
function ToldWords({ told }: { told: BandVerdict | undefined }) {
  if (!told) return null;
  return (
    <span className="chart-popover-told">
      {told.harm && (
        <>
          <HarmChip verdict={told.harm.verdict} /> {told.harm.words}{' '}
        </>
      )}
      <VerdictChip verdict={told.verdict} /> {told.words}
    </span>
  );
}
