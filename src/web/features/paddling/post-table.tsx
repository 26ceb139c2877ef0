import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { deletePost, type Post } from '../../../contract/posts';
import { callEndpoint } from '../../lib/api';
import { useServerAheadMs } from '../../lib/server-clock';
import { formatCount } from '../../ui/charts/number-format';
import { formatDay, formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { capitalised } from './pledge-words';
import { agoWords, engagementRate, metricNames } from './post-words';
import { refreshPaddling } from './use-record-form';

/** Posts with their counts as last imported. */
export function PostTable({ posts, zone }: { posts: readonly Post[]; zone: string }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: string) => callEndpoint(deletePost, { params: { id } }),
    onSuccess: () => refreshPaddling(client),
  });
  const metrics = metricNames(posts);
  const hasRate = posts.some(({ metrics }) => engagementRate(metrics) !== null);
  const isLearnt = metrics.length > 0 || posts.some(({ withdrawnAt }) => withdrawnAt !== null);
  const nowMs = Date.now() + useServerAheadMs();
  return (
    <>
      {remove.error && (
        <div className="p-4">
          <ProblemNote error={remove.error} />
        </div>
      )}
      <div className="post-scroll">
        <table className="post-table">
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Channel</th>
              <th scope="col">Text</th>
              {metrics.map((name) => (
                <th key={name} scope="col" className="post-count">
                  {capitalised(name)}
                </th>
              ))}
              {hasRate && (
                <th scope="col" className="post-count">
                  Engagement rate, of impressions
                </th>
              )}
              {isLearnt && <th scope="col">Counts learnt</th>}
              <th scope="col">
                <span className="sr-only">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {posts.map((post) => (
              <tr key={post.id}>
                <td className="post-time">{formatInstant(Date.parse(post.at), zone)}</td>
                <td>{post.channel}</td>
                <td className="post-text">
                  <PostText post={post} />
                </td>
                {metrics.map((name) => (
                  <td key={name} className="post-count" data-name={capitalised(name)}>
                    {post.metrics[name] === undefined ? '—' : formatCount(post.metrics[name])}
                  </td>
                ))}
                {hasRate && (
                  <td className="post-count" data-name="Engagement rate, of impressions">
                    {engagementRate(post.metrics) ?? '—'}
                  </td>
                )}
                {isLearnt && <LearntCell post={post} nowMs={nowMs} zone={zone} />}
                <td className="post-remove">
                  <RemoveButton
                    look="quiet"
                    asking="Press again"
                    subject={`post of ${formatInstant(Date.parse(post.at), zone)}`}
                    pending={remove.isPending}
                    onRemove={() => remove.mutate(post.id)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Where the counts come from and how old they are; of ones that were taken back, when that was. */
function LearntCell({ post, nowMs, zone }: { post: Post; nowMs: number; zone: string }) {
  const { metrics, learnedAt, learnedFrom, withdrawnAt } = post;
  const name = { className: 'post-time', 'data-name': 'Counts learnt' };
  if (withdrawnAt !== null) return <td {...name}>withdrawn on {formatDay(Date.parse(withdrawnAt), zone)}</td>;
  if (Object.keys(metrics).length === 0) return <td {...name}>—</td>;
  const title = `By import of ${learnedFrom?.fileName ?? 'a file'}, ${formatInstant(Date.parse(learnedAt), zone)}`;
  return (
    <td {...name} title={title}>
      {agoWords(Date.parse(learnedAt), nowMs)}
      {learnedFrom?.fileName && <span className="post-source">{learnedFrom.fileName}</span>}
    </td>
  );
}

function PostText({ post }: { post: Post }) {
  return (
    <>
      <p>{post.text || <span className="text-ink3">no text</span>}</p>
      <p className="campaign-links">
        {post.mention && (
          <Link
            to="/threads/$threadId"
            params={{ threadId: post.mention.threadId }}
            search={{ turn: post.mention.id }}
          >
            {post.mention.replies === 0 ? 'no replies' : `thread of ${formatCount(post.mention.replies + 1)}`}
          </Link>
        )}
        {post.url !== null && (
          <a href={post.url} target="_blank" rel="noopener noreferrer">
            source <ExternalLink size={12} aria-hidden="true" />
          </a>
        )}
      </p>
    </>
  );
}
