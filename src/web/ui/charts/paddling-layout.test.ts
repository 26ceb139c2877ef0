import { describe, expect, it } from 'vitest';
import type { Mark } from '../../../contract/marks';
import { layOutPaddling, MIN_GAP_PX, paddlingWithin, type TimedMark, timedMarks } from './paddling-layout';
import { textWidthPx } from './text-width';
import type { TimeScale } from './time-scale';

const DAY = 86_400_000;
const scale: TimeScale = { fromMs: 0, toMs: 100 * DAY, leftPx: 40, rightPx: 1040 };
const iso = (day: number) => new Date(day * DAY).toISOString();

let serial = 0;
function mark(kind: Mark['kind'], from: number, to: number | null = null, more: Partial<Mark> = {}): Mark {
  serial++;
  return {
    id: `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`,
    kind,
    at: iso(from),
    endExclusive: to === null ? null : iso(to),
    label: `${kind} ${serial}`,
    url: null,
    version: null,
    campaignId: null,
    channel: null,
    topics: [],
    actor: null,
    ...more,
  };
}
const layOut = (marks: Mark[]) => layOutPaddling(timedMarks(marks), scale);

describe('layOutPaddling', () => {
  it('draws a campaign that is only partly in view, clipped', () => {
    const [placed] = layOut([mark('campaign', -10, 5)]).campaigns;
    expect(placed).toMatchObject({ x0: 40, x1: 90, clippedLeft: true, clippedRight: false });
    expect(layOut([mark('campaign', -10, 0)]).campaigns).toEqual([]);
  });

  it('stacks six overlapping campaigns in six lanes', () => {
    const { campaigns, lanes } = layOut([0, 1, 2, 3, 4, 5].map((i) => mark('campaign', i, 60)));
    expect(lanes).toBe(6);
    expect(new Set(campaigns.map(({ lane }) => lane)).size).toBe(6);
  });

  it('keeps bands and labels of one lane apart', () => {
    const { campaigns } = layOut(Array.from({ length: 25 }, (_, i) => mark('campaign', i * 4, i * 4 + 3)));
    for (const a of campaigns) {
      for (const b of campaigns) {
        if (a === b || a.lane !== b.lane || a.x0 > b.x0) continue;
        const labelEnd =
          a.label && a.label.anchor === 'start' ? a.label.x + textWidthPx(a.label.text, 11) : 0;
        expect(Math.max(a.x1, labelEnd)).toBeLessThan(b.x0);
      }
    }
  });

  it('puts a post under its campaign, and one without a campaign in view into a lane of its own', () => {
    const campaign = mark('campaign', 10, 20);
    const { campaigns, loosePosts, loosePostCount } = layOut([
      campaign,
      mark('post', 12, null, { campaignId: campaign.id }),
      mark('post', 50),
      mark('post', 70, null, { campaignId: mark('campaign', 200, 210).id }),
      mark('post', 100),
    ]);
    expect(campaigns[0]?.posts).toHaveLength(1);
    expect(loosePostCount).toBe(2);
    expect(loosePosts.map(({ x }) => x)).toEqual([540, 740]);
  });

  it('shows marks on one pixel as one with a count, and none nearer than can be pointed at', () => {
    const { marks } = layOut(Array.from({ length: 30 }, (_, i) => mark('release', 50 + i * 0.4)));
    expect(marks.reduce((sum, { items }) => sum + items.length, 0)).toBe(30);
    for (let i = 1; i < marks.length; i++) {
      expect((marks[i]?.x ?? 0) - (marks[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(MIN_GAP_PX);
    }
  });

  it('uses at most three rows and never writes over another mark', () => {
    const { marks, markRows } = layOut(
      Array.from({ length: 40 }, (_, i) => mark('note', i * 2.4, null, { label: 'a note of some length' })),
    );
    expect(markRows).toBeLessThanOrEqual(3);
    for (const a of marks) {
      if (a.label?.anchor !== 'start') continue;
      const end = a.label.x + textWidthPx(a.label.text, 11);
      for (const b of marks) if (b.row === a.row && b.x > a.x) expect(b.x - 8).toBeGreaterThanOrEqual(end);
    }
  });

  it('draws an incident that began earlier from the edge, as long as it lasted', () => {
    const [placed] = layOut([mark('incident', -3, 10)]).marks;
    expect(placed).toMatchObject({ x: 40, barToX: 140 });
  });

  it('turns a label to the left where the right edge is near', () => {
    const [placed] = layOut([mark('fix', 99)]).marks;
    expect(placed?.label?.anchor).toBe('end');
  });
});

describe('paddlingWithin', () => {
  const marks: TimedMark[] = timedMarks([
    mark('campaign', 0, 5),
    mark('post', 5),
    mark('incident', 3, 8),
    mark('fix', 6),
  ]);
  const names = (from: number, to: number) => {
    const found = paddlingWithin(marks, { startMs: from * DAY, endExclusiveMs: to * DAY });
    return [found.campaigns.length, found.posts.length, found.marks.length];
  };

  it('counts what touches the stretch; both ends are half-open', () => {
    expect(names(4, 5)).toEqual([1, 0, 1]);
    expect(names(5, 6)).toEqual([0, 1, 1]);
    expect(names(6, 7)).toEqual([0, 0, 2]);
    expect(names(8, 9)).toEqual([0, 0, 0]);
  });
});
