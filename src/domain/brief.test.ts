import { describe, expect, it } from 'vitest';
import { type BriefFacts, briefLines } from './brief';

const QUIET: BriefFacts = {
  mentions: 1200,
  change: { words: 'no clear change (−4 to 9 %)', path: '/?range=28d' },
  alsoChanged: [],
  moved: [],
  topics: 2,
  collected: { whole: 28, begun: 28, grain: 'day' },
  leftOut: [],
  unscored: 0,
  campaigns: [],
  posts: 0,
  spikes: [],
  incidents: [],
  cameBack: [],
  decisions: {
    regressed: [],
    dam: null,
    harm: [],
    pledges: [],
    undecided: { count: 0, more: false, path: '/threads?complaint=yes' },
    proposals: 0,
  },
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

  it('says with the mentions what else clearly changed', () => {
    const alsoChanged = [
      { words: 'complaints rose 16 % (1 to 32 %)', path: '/?range=28d' },
      { words: 'net sentiment fell 9.6 points (−14 to −5.9)', path: '/?range=28d' },
    ];
    expect(wordsOf({ alsoChanged }).moved).toBe(
      '1,200 mentions: no clear change (−4 to 9 %); complaints rose 16 % (1 to 32 %); net sentiment fell 9.6 points (−14 to −5.9). No topic clearly moved.',
    );
  });

  it('says harm before everything else we did, and no verdict twice', () => {
    const campaign = { words: 'mentions ran 2 % above', pledge: null, harm: null };
    const campaigns = [
      { ...campaign, name: 'Newest', path: '/campaigns/1' },
      {
        ...campaign,
        name: 'Leaning',
        path: '/campaigns/2',
        harm: { sure: false, words: 'complaints ran 9 % above' },
      },
      {
        name: 'Harmful',
        words: 'what it changed cannot be told apart from Newest',
        pledge: 'refused' as const,
        path: '/campaigns/3',
        harm: { sure: true, words: 'negative mentions ran 140 % above' },
      },
      { ...campaign, name: 'Oldest', path: '/campaigns/4' },
    ];
    expect(wordsOf({ campaigns, posts: 2 }).did).toBe(
      '2 posts went out. Harm came with Harmful: negative mentions ran 140 % above, which was named as harm before the start; what it changed cannot be told apart from Newest; nor can its pledge be judged. Leaning to harm, not clear: Leaning: complaints ran 9 % above, which was named as harm before the start; mentions ran 2 % above. Newest: mentions ran 2 % above. 1 more campaign ran.',
    );
  });

  it('tells an incident once: in the spike that began with it, else by itself', () => {
    const incident = { label: 'Mast down', when: '13 Nov, 07:45 to 16:30', path: '/?from=1' };
    const spikes = [
      { words: 'Network: 4.1× the usual; it began with the incident Mast down', path: '/?topic=1' },
      { words: '2.0× the usual; it began with the incident Mast down', path: '/' },
    ];
    expect(wordsOf({ spikes, incidents: [incident] }).broke).toBe(
      'Network: 4.1× the usual; it began with the incident Mast down (13 Nov, 07:45 to 16:30); 2.0× the usual; it began with the incident Mast down.',
    );
    expect(wordsOf({ incidents: [incident] }).broke).toBe('incident: Mast down (13 Nov, 07:45 to 16:30).');
  });

  it('lists what hurts before what is only unsorted', () => {
    const decisions = {
      regressed: [{ words: '“Charged twice” came back on 28 Oct; Billing owns it', path: '/flaws/1' }],
      dam: { words: '168 complaints at Billing have waited longer than 3 days to be seen', path: '/flow' },
      harm: [{ words: 'Harm came with Simply Fair; Tariffs owns it', path: '/campaigns/1' }],
      pledges: [{ words: 'North’s pledge is due on 27 Nov', path: '/campaigns/2' }],
      undecided: { count: 1, more: false, path: '/threads?complaint=yes' },
      proposals: 2,
    };
    expect(wordsOf({ decisions }).decide).toBe(
      '“Charged twice” came back on 28 Oct; Billing owns it. 168 complaints at Billing have waited longer than 3 days to be seen. Harm came with Simply Fair; Tariffs owns it. North’s pledge is due on 27 Nov. 1 complaint has no team, or several. 2 proposed flaws wait for a yes or no.',
    );
  });

  it('gives every phrase that stands on a number the way to it', () => {
    const lines = briefLines({
      ...QUIET,
      campaigns: [
        { name: 'Autumn', words: 'ran 24 % above', pledge: 'kept', harm: null, path: '/campaigns/1' },
      ],
      posts: 3,
      spikes: [{ words: '4.1× the usual on 14 Nov', path: '/?from=1' }],
      decisions: {
        ...QUIET.decisions,
        undecided: { count: 100, more: true, path: '/threads?complaint=yes' },
        proposals: 1,
      },
    });
    const linked = lines.flatMap(({ parts }) => parts.filter(({ path }) => path !== null));
    expect(linked).toEqual([
      { text: 'no clear change (−4 to 9 %)', path: '/?range=28d' },
      { text: 'Autumn', path: '/campaigns/1' },
      { text: '4.1× the usual on 14 Nov', path: '/?from=1' },
      { text: '100 or more complaints have no team, or several', path: '/threads?complaint=yes' },
      { text: '1 proposed flaw waits for a yes or no', path: '/flaws' },
    ]);
  });
});
