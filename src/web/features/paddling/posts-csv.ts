import type { Post } from '../../../contract/posts';
import type { CsvCell } from '../../../domain/csv-text';
import { metricNames } from './post-words';

/** Posts as a table of figures, a line each, with every count that one of them has; a count nobody learnt is empty. */
export function postTable(posts: readonly Post[]): CsvCell[][] {
  const metrics = metricNames(posts);
  return [
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
  ];
}
