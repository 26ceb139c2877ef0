import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { deletePost, type Post } from '../../../contract/posts';
import { callEndpoint } from '../../lib/api';
import { formatCount } from '../../ui/charts/number-format';
import { formatDay, formatInstant } from '../../ui/charts/time-format';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import { refreshPaddling } from './use-record-form';

/** What is counted first, where it is counted at all; other counts follow by name. */
const FIRST_METRICS = ['impressions', 'engagements', 'clicks'];

/** Posts with their counts as last imported. */
export function PostTable({ posts, zone }: { posts: readonly Post[]; zone: string }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: string) => callEndpoint(deletePost, { params: { id } }),
    onSuccess: () => refreshPaddling(client),
  });
  const metrics = metricNames(posts);
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
              {metrics.length > 0 && <th scope="col">Counted</th>}
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
                {metrics.length > 0 && (
                  <td
                    className="post-time"
                    data-name="Counted"
                    title={formatInstant(Date.parse(post.learnedAt), zone)}
                  >
                    {Object.keys(post.metrics).length > 0 ? formatDay(Date.parse(post.learnedAt), zone) : '—'}
                  </td>
                )}
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

function metricNames(posts: readonly Post[]): string[] {
  const present = new Set(posts.flatMap((post) => Object.keys(post.metrics)));
  const others = [...present].filter((name) => !FIRST_METRICS.includes(name)).sort();
  return [...FIRST_METRICS.filter((name) => present.has(name)), ...others];
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
