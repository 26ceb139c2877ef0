import { describe, expect, it } from 'vitest';
import { type BriefFacts, briefLines } from './brief';

const QUIET: BriefFacts = {
  mentions: 1200,
  change: { words: 'no clear change (−4 to 9 %)', path: '/?range=28d' },
  moved: [],
  topics: 2,
  collected: { whole: 28, begun: 28, grain: 'day' },
  leftOut: [],
  unscored: 0,
  campaigns: [],
  posts: 0,
  spikes: [],
  incidents: [],
  regressed: [],
  undecided: { count: 0, more: false },
  proposals: 0,
};
const wordsOf = (facts: Partial<BriefFacts>) =>
  Object.fromEntries(
    briefLines({ ...QUIET, ...facts }).map(({ kind, parts }) => [
      kind,
      parts.map(({ text }) => text).join(''),
    ]),
  );

describe('a brief', () => {
  it('says of a quiet window that it was quiet, and names nothing', () => {
    expect(wordsOf({})).toEqual({
      moved: '1,200 mentions: no clear change (−4 to 9 %). No topic clearly moved.',
      sure: 'Every source was collected in all 28 days.',
      did: 'Nothing was posted; no campaign ran.',
      broke: 'No spike, no incident, and no flaw came back.',
      decide: 'Nothing waits for a decision.',
    });
  });

  it('says that what was not collected is not known, and never a zero', () => {
    const { moved, sure } = wordsOf({
      mentions: null,
      unscored: null,
      collected: { whole: 3, begun: 28, grain: 'day' },
      leftOut: [{ source: 'forum', reason: 'collected in 3 of 28 buckets' }],
    });
    expect(moved).toBe('Nothing was collected: what people said is not known.');
    expect(sure).toBe(
      'Every source was collected in 3 of 28 days; a gap is not counted as silence. Changes leave out forum (collected in 3 of 28 buckets).',
    );
  });

  it('names three and counts the rest', () => {
    const moved = ['Network', 'Bills', 'App', 'Shops'].map((name) => ({
      name,
      words: 'rose',
      path: `/${name}`,
    }));
    expect(wordsOf({ moved }).moved).toContain('Network rose, Bills rose, App rose and 1 more topic.');
    expect(wordsOf({ moved: moved.slice(0, 2) }).moved).toContain('Network rose and Bills rose.');
  });

  it('gives every phrase that stands on a number the way to it', () => {
    const lines = briefLines({
      ...QUIET,
      campaigns: [{ name: 'Autumn', words: 'ran 24 % above', pledge: 'kept', path: '/campaigns/1' }],
      posts: 3,
      spikes: [{ words: '4.1× the usual on 14 Nov', path: '/?from=1' }],
      undecided: { count: 100, more: true },
      proposals: 1,
    });
    const linked = lines.flatMap(({ parts }) => parts.filter(({ path }) => path !== null));
    expect(linked).toEqual([
      { text: 'no clear change (−4 to 9 %)', path: '/?range=28d' },
      { text: 'Autumn', path: '/campaigns/1' },
      { text: '4.1× the usual on 14 Nov', path: '/?from=1' },
      { text: '100 or more conversations have no team or several', path: '/decisions' },
      { text: '1 proposed flaw waits for a yes or no', path: '/flaws' },
    ]);
  });
});
