import { expect, it } from 'vitest';
import type { Campaign } from '../../../contract/campaigns';
import type { Post } from '../../../contract/posts';
import { campaignTable } from './campaigns-csv';
import { ANSWER } from './effect-fixture';
import { postTable } from './posts-csv';

const campaign = {
  name: 'Autumn',
  startAt: 'S',
  endExclusive: 'E',
  channels: ['x', 'y'],
  posts: 2,
  owner: null,
  objective: 'Be heard',
} as Campaign;

it('campaigns as a table have a value a cell below its heading, known or not', () => {
  const told = { state: 'ended', pledge: null, effect: ANSWER.effect, counter: null } as never;
  const [head = [], known = [], waiting = []] = campaignTable([
    { campaign, told },
    { campaign, told: 'loading' },
  ]);
  expect(known).toHaveLength(head.length);
  expect(waiting).toHaveLength(head.length);
  expect(known[head.indexOf('channels')]).toBe('x; y');
  expect(known[head.indexOf('owner')]).toBeNull();
  expect(known[head.indexOf('effect')]).toBe(24);
  expect(known[head.indexOf('effect_95_low')]).toBe(10);
  expect(waiting[head.indexOf('effect')]).toBeNull();
});

it('posts as a table have every count that one of them has, and an empty cell where nobody learnt it', () => {
  const post = { at: 'A', channel: 'x', text: 'Hello', url: null, mention: null, learnedFrom: null } as Post;
  const [head = [], counted = [], bare = []] = postTable([
    { ...post, metrics: { clicks: 3 }, learnedAt: 'L', withdrawnAt: null },
    { ...post, metrics: {}, learnedAt: 'L', withdrawnAt: null },
  ]);
  expect(counted).toHaveLength(head.length);
  expect(counted[head.indexOf('clicks')]).toBe(3);
  expect(counted[head.indexOf('counts_learnt_utc')]).toBe('L');
  expect(bare[head.indexOf('clicks')]).toBeNull();
  expect(bare[head.indexOf('counts_learnt_utc')]).toBeNull();
});
