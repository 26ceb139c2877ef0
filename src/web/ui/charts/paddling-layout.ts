import type { Mark } from '../../../contract/marks';
import { type Cluster, clusterByPixel, packLanes } from './lanes';
import { textWidthPx, truncateToPx } from './text-width';
import { clipToView, type TimeScale, type TimeSpan, xOf } from './time-scale';

/** A mark with its times as numbers. */
export interface TimedMark {
  mark: Mark;
  atMs: number;
  /** `null` for a moment. */
  endExclusiveMs: number | null;
}

export interface PlacedLabel {
  text: string;
  x: number;
  anchor: 'start' | 'end';
}

export interface PlacedCampaign {
  campaign: TimedMark;
  lane: number;
  x0: number;
  x1: number;
  clippedLeft: boolean;
  clippedRight: boolean;
  /** `inside` labels are set in the campaign's ink, the others beside the band. */
  inside: boolean;
  label: PlacedLabel | null;
  posts: Cluster<TimedMark>[];
  /** All posts of the campaign in the window. */
  postCount: number;
}

export interface PlacedMarks {
  x: number;
  /** Pixel at which the longest of these ends; `null` when all are moments. */
  barToX: number | null;
  items: TimedMark[];
  row: number;
  label: PlacedLabel | null;
}

export interface PaddlingLayout {
  campaigns: PlacedCampaign[];
  lanes: number;
  /** Posts of no campaign that is in view. */
  loosePosts: Cluster<TimedMark>[];
  loosePostCount: number;
  marks: PlacedMarks[];
  markRows: number;
}

/** Two marks nearer than this cannot be pointed at apart: they show as one with a count. */
export const MIN_GAP_PX = 18;
/** The same for posts, which are thin strokes. */
export const MIN_POST_GAP_PX = 14;
const LABEL_PX = 11;
const LABEL_GAP_PX = 8;
const LANE_GAP_PX = 12;
const MAX_MARK_ROWS = 3;
const MAX_LABEL_PX = 190;
const GLYPH_HALF_PX = 8;

/** Parses the times of marks once; layers and read-out work with numbers. */
export function timedMarks(marks: readonly Mark[]): TimedMark[] {
  return marks
    .map((mark) => ({
      mark,
      atMs: Date.parse(mark.at),
      endExclusiveMs: mark.endExclusive === null ? null : Date.parse(mark.endExclusive),
    }))
    .sort((a, b) => a.atMs - b.atMs);
}

/** What of our doing falls into a stretch: campaigns and incidents that touch it, posts and other marks within it. */
export function paddlingWithin(
  marks: readonly TimedMark[],
  span: TimeSpan,
): { campaigns: TimedMark[]; posts: TimedMark[]; marks: TimedMark[] } {
  const found = { campaigns: [] as TimedMark[], posts: [] as TimedMark[], marks: [] as TimedMark[] };
  for (const timed of marks) {
    const touches =
      timed.atMs < span.endExclusiveMs &&
      (timed.endExclusiveMs === null ? timed.atMs >= span.startMs : timed.endExclusiveMs > span.startMs);
    if (!touches) continue;
    if (timed.mark.kind === 'campaign') found.campaigns.push(timed);
    else if (timed.mark.kind === 'post') found.posts.push(timed);
    else found.marks.push(timed);
  }
  return found;
}

/**
 * Places what we did below the waterline. Campaigns are bands in as few lanes as overlap, clipped to the window, each
 * with its posts as strokes; posts of no campaign in view share one lane; releases, fixes, incidents and notes stand in
 * up to three rows. What would be drawn on top of each other becomes one cluster with a count.
 */
export function layOutPaddling(marks: readonly TimedMark[], scale: TimeScale): PaddlingLayout {
  const campaignMarks = marks.filter(({ mark }) => mark.kind === 'campaign');
  const inView = (timed: TimedMark) => timed.atMs >= scale.fromMs && timed.atMs < scale.toMs;
  const posts = marks.filter((timed) => timed.mark.kind === 'post' && inView(timed));
  const postsOf = new Map<string, TimedMark[]>();
  const loose: TimedMark[] = [];
  const shown = campaignMarks.flatMap((campaign) => {
    const clip = clipToView(scale, {
      startMs: campaign.atMs,
      endExclusiveMs: campaign.endExclusiveMs ?? campaign.atMs + 1,
    });
    return clip ? [{ campaign, clip }] : [];
  });
  const shownIds = new Set(shown.map(({ campaign }) => campaign.mark.id));
  for (const post of posts) {
    const id = post.mark.campaignId;
    if (id === null || !shownIds.has(id)) loose.push(post);
    else postsOf.set(id, [...(postsOf.get(id) ?? []), post]);
  }
  const drafts = shown.map(({ campaign, clip }) => {
    const own = postsOf.get(campaign.mark.id) ?? [];
    const x1 = Math.max(clip.x1, clip.x0 + 3);
    const { inside, label } = campaignLabel(campaign.mark.label, clip.x0, x1, scale);
    const clusters = clusterByPixel(own, ({ atMs }) => xOf(scale, atMs), MIN_POST_GAP_PX);
    const width = label ? textWidthPx(label.text, LABEL_PX) : 0;
    const labelFrom = label ? (label.anchor === 'start' ? label.x : label.x - width) : clip.x0;
    // A post before or after its flight keeps its place in the lane, too.
    const first = clusters[0]?.x ?? clip.x0;
    const last = clusters.at(-1)?.x ?? x1;
    return {
      placed: {
        campaign,
        lane: 0,
        ...clip,
        x1,
        inside,
        label,
        posts: clusters,
        postCount: own.length,
      },
      fromPx: Math.min(clip.x0, labelFrom, first - MIN_POST_GAP_PX / 2),
      toPx: Math.max(x1, labelFrom + width, last + MIN_POST_GAP_PX / 2),
    };
  });
  const lanes = packLanes(drafts, LANE_GAP_PX);
  const placedMarks = placeMarks(marks, scale);
  return {
    campaigns: drafts.map(({ placed }, index) => ({ ...placed, lane: lanes[index] ?? 0 })),
    lanes: lanes.length === 0 ? 0 : Math.max(...lanes) + 1,
    loosePosts: clusterByPixel(loose, ({ atMs }) => xOf(scale, atMs), MIN_POST_GAP_PX),
    loosePostCount: loose.length,
    ...placedMarks,
  };
}

function campaignLabel(
  name: string,
  x0: number,
  x1: number,
  scale: TimeScale,
): { inside: boolean; label: PlacedLabel | null } {
  const text = truncateToPx(name, LABEL_PX, Math.max(MAX_LABEL_PX, x1 - x0 - 2 * LABEL_GAP_PX));
  const width = textWidthPx(text, LABEL_PX);
  if (width + 2 * LABEL_GAP_PX <= x1 - x0) {
    return { inside: true, label: { text, x: x0 + LABEL_GAP_PX, anchor: 'start' } };
  }
  if (x1 + LABEL_GAP_PX + width <= scale.rightPx) {
    return { inside: false, label: { text, x: x1 + LABEL_GAP_PX, anchor: 'start' } };
  }
  if (x0 - LABEL_GAP_PX - width >= scale.leftPx) {
    return { inside: false, label: { text, x: x0 - LABEL_GAP_PX, anchor: 'end' } };
  }
  const short = truncateToPx(text, LABEL_PX, x1 - x0 - 2 * LABEL_GAP_PX);
  return {
    inside: true,
    label: short === '' ? null : { text: short, x: x0 + LABEL_GAP_PX, anchor: 'start' },
  };
}

function placeMarks(
  marks: readonly TimedMark[],
  scale: TimeScale,
): { marks: PlacedMarks[]; markRows: number } {
  const written = marks.filter((timed) => {
    if (timed.mark.kind === 'campaign' || timed.mark.kind === 'post') return false;
    const endExclusiveMs = timed.endExclusiveMs ?? timed.atMs + 1;
    return endExclusiveMs > scale.fromMs && timed.atMs < scale.toMs;
  });
  const startX = (timed: TimedMark) => xOf(scale, Math.max(timed.atMs, scale.fromMs));
  const clusters = clusterByPixel(
    [...written].sort((a, b) => startX(a) - startX(b)),
    startX,
    MIN_GAP_PX,
  );
  const placed: PlacedMarks[] = [];
  // By row: where the last mark's glyph ends, and where its label does.
  const rows: { glyphEndPx: number; labelEndPx: number; last: PlacedMarks | null }[] = [];
  for (const { x, items } of clusters) {
    const ends = items.flatMap(({ endExclusiveMs }) => (endExclusiveMs === null ? [] : [endExclusiveMs]));
    const barToX = ends.length === 0 ? null : xOf(scale, Math.min(Math.max(...ends), scale.toMs));
    const glyphEndPx = Math.max(x + GLYPH_HALF_PX, barToX ?? 0);
    const text = truncateToPx(clusterLabel(items), LABEL_PX, MAX_LABEL_PX);
    const width = textWidthPx(text, LABEL_PX);
    const right = glyphEndPx + 4 + width <= scale.rightPx + LABEL_GAP_PX;
    const label: PlacedLabel = right
      ? { text, x: glyphEndPx + 4, anchor: 'start' }
      : { text, x: x - GLYPH_HALF_PX - 4, anchor: 'end' };
    const fromPx = right ? x - GLYPH_HALF_PX : label.x - width;
    const endPx = right ? label.x + width : glyphEndPx;
    const free = rows.findIndex((row) => row.labelEndPx + LANE_GAP_PX / 2 <= fromPx);
    if ((free >= 0 || rows.length < MAX_MARK_ROWS) && fromPx >= scale.leftPx - GLYPH_HALF_PX) {
      const row = free >= 0 ? free : rows.length;
      const mark = { x, barToX, items, row, label };
      rows[row] = { glyphEndPx, labelEndPx: endPx, last: mark };
      placed.push(mark);
      continue;
    }
    // No row has room for the words: the shape stands alone, where needed in place of an earlier mark's words.
    let row = rows.findIndex(({ labelEndPx }) => labelEndPx + 2 <= x - GLYPH_HALF_PX);
    if (row < 0) row = indexOfSmallest(rows.map((candidate) => candidate.glyphEndPx));
    const before = rows[row]?.last;
    if (before && (rows[row]?.labelEndPx ?? 0) + 2 > x - GLYPH_HALF_PX && before.label?.anchor === 'start') {
      before.label = null;
    }
    const mark = { x, barToX, items, row: Math.max(row, 0), label: null };
    rows[Math.max(row, 0)] = { glyphEndPx, labelEndPx: glyphEndPx, last: mark };
    placed.push(mark);
  }
  return { marks: placed, markRows: rows.length };
}

function clusterLabel(items: readonly TimedMark[]): string {
  const [first] = items;
  if (!first) return '';
  if (items.length === 1) return first.mark.label;
  const kinds = new Set(items.map(({ mark }) => mark.kind));
  return kinds.size === 1 ? `${items.length} ${PLURALS[first.mark.kind]}` : `${items.length} marks`;
}

/** Several marks of a kind, in words. */
export const PLURALS: Record<Mark['kind'], string> = {
  campaign: 'campaigns',
  post: 'posts',
  release: 'releases',
  fix: 'fixes',
  incident: 'incidents',
  note: 'notes',
};

function indexOfSmallest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value < (values[best] ?? 0) ? index : best), 0);
}
