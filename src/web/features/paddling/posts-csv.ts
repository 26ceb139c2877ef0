import type { Campaign } from '../../../contract/campaigns';
import type { Post } from '../../../contract/posts';
import { csvText } from '../../../domain/csv-text';
import { metricNames } from './post-words';

/** Posts of a campaign as CSV, a line each, with every count that one of them has; a count nobody learnt is empty. */
export function postsCsv({ name, posts: all }: Campaign, posts: readonly Post[]): string {
  const metrics = metricNames(posts);
  return csvText([
    [`Eddyline: posts of ${name}`],
    ['posts in this file', posts.length],
    ['posts of the campaign', all],
    [],
    [
      'at_utc',
      'channel',
      'text',
      'url',
      'replies',
      ...metrics,
      'counts_learnt_utc',
      'counts_from',
      'counts_withdrawn_utc',
    ],
    ...posts.map((post) => [
      post.at,
      post.channel,
      post.text,
      post.url,
      post.mention?.replies ?? null,
      ...metrics.map((metric) => post.metrics[metric] ?? null),
      Object.keys(post.metrics).length === 0 ? null : post.learnedAt,
      post.learnedFrom?.fileName ?? null,
      post.withdrawnAt,
    ]),
  ]);
}
