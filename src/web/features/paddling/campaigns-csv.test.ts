import { expect, it } from 'vitest';
import type { Campaign } from '../../../contract/campaigns';
import type { Post } from '../../../contract/posts';
import { campaignsCsv } from './campaigns-csv';
import { ANSWER } from './effect-fixture';
import { postsCsv } from './posts-csv';

const campaign = {
  name: 'Autumn',
  startAt: 'S',
  endExclusive: 'E',
  channels: ['x', 'y'],
  posts: 2,
  owner: null,
  objective: 'Be heard',
} as Campaign;

/** No cell here holds a comma. */
const cellsOf = (csv: string, from: string) => {
  const lines = csv.trimEnd().split('\r\n');
  return lines.slice(lines.findIndex((line) => line.startsWith(from))).map((line) => line.split(','));
};

it('campaigns as CSV have a value a cell below its heading, known or not', () => {
  const told = { state: 'ended', pledge: null, effect: ANSWER.effect, counter: null } as never;
  const [head = [], known = [], waiting = []] = cellsOf(
    campaignsCsv(
      [
        { campaign, told },
        { campaign, told: 'loading' },
      ],
      'UTC',
    ),
    'campaign,',
  );
  expect(known).toHaveLength(head.length);
  expect(waiting).toHaveLength(head.length);
  expect(known[head.indexOf('channels')]).toBe('x; y');
  expect(known[head.indexOf('owner')]).toBe('');
  expect(known[head.indexOf('effect')]).toBe('24');
  expect(known[head.indexOf('effect_95_low')]).toBe('10');
  expect(waiting[head.indexOf('effect')]).toBe('');
});

it('posts as CSV have every count that one of them has, and an empty cell where nobody learnt it', () => {
  const post = { at: 'A', channel: 'x', text: 'Hello', url: null, mention: null, learnedFrom: null } as Post;
  const [head = [], counted = [], bare = []] = cellsOf(
    postsCsv(campaign, [
      { ...post, metrics: { clicks: 3 }, learnedAt: 'L', withdrawnAt: null },
      { ...post, metrics: {}, learnedAt: 'L', withdrawnAt: null },
    ]),
    'at_utc,',
  );
  expect(counted).toHaveLength(head.length);
  expect(counted[head.indexOf('clicks')]).toBe('3');
  expect(counted[head.indexOf('counts_learnt_utc')]).toBe('L');
  expect(bare[head.indexOf('clicks')]).toBe('');
  expect(bare[head.indexOf('counts_learnt_utc')]).toBe('');
});
