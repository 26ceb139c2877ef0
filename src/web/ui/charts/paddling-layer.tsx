import { memo, type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Mark } from '../../../contract/marks';
import type { BandVerdicts } from './band-chip';
import { MarkList, whenWords } from './mark-list';
import { formatCount, formatQuantity } from './number-format';
import { type PaddlingLayout, PLURALS, type TimedMark } from './paddling-layout';
import { PaddlingPicture } from './paddling-picture';
import { usePopover } from './popover';
import { BAND_HEIGHT_PX, type PaddlingPlaces } from './river-geometry';
import { formatInstant } from './time-format';

interface PaddlingLayerProps {
  layout: PaddlingLayout;
  geometry: PaddlingPlaces;
  widthPx: number;
  leftPx: number;
  zone: string;
  /** Where one can go from a mark; `null` for nowhere. */
  linksOf: (mark: Mark) => ReactNode;
  /** What campaigns came to, by their ids, as far as it is known. */
  verdicts?: BandVerdicts;
}

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

const NO_VERDICTS: BandVerdicts = new Map();

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

function targetsOf(
  layout: PaddlingLayout,
  geometry: PaddlingPlaces,
  zone: string,
  leftPx: number,
  verdicts: BandVerdicts,
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
