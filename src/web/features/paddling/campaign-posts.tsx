import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Campaign } from '../../../contract/campaigns';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { formatQuantity } from '../../ui/charts/number-format';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { SaveLinks } from '../../ui/save-links';
import { postsQuery } from './paddling-queries';
import { PostForm } from './post-form';
import { PostTable } from './post-table';

/** The posts of a campaign: those there are, and the two ways to add more. */
export function CampaignPosts({ campaign, zone }: { campaign: Campaign; zone: string }) {
  const posts = useInfiniteQuery(postsQuery(campaign.id));
  const [adding, setAdding] = useState(false);
  const items = posts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card
      title="Posts"
      className="min-h-40"
      aside={
        <>
          <span className="max-sm:hidden">{formatQuantity(campaign.posts, 'post')}</span>
          {items.length > 0 && (
            <SaveLinks
              name={`eddyline-posts-${campaign.id.slice(0, 8)}`}
              words={() => ({
                title: `Posts of ${campaign.name}`,
                lines: [`${formatQuantity(items.length, 'post')} of ${campaign.posts}; ${zone}`],
              })}
              table={async () => (await import('./posts-csv')).postTable(items)}
            />
          )}
          <Link to="/imports" className="px-1 font-medium text-accent">
            Import posts from a CSV
          </Link>
          <Button aria-expanded={adding} onClick={() => setAdding(!adding)}>
            Add a post
          </Button>
        </>
      }
    >
      {adding && <PostForm campaign={campaign} zone={zone} onClose={() => setAdding(false)} />}
      {posts.error && (
        <div className="p-4">
          <ProblemNote error={posts.error} onRetry={() => void posts.refetch()} />
        </div>
      )}
      {posts.isPending && <div className="h-40" aria-busy="true" />}
      {posts.data && items.length === 0 && (
        <EmptyState title="No posts yet.">
          <p className="m-0">
            Add one, or import a CSV: choose “Posts: what we put out” there; its column “campaign” holds this
            campaign’s name.
          </p>
        </EmptyState>
      )}
      {items.length > 0 && <PostTable posts={items} zone={zone} />}
      {posts.hasNextPage && (
        <div className="p-3 text-center">
          <Button disabled={posts.isFetchingNextPage} onClick={() => void posts.fetchNextPage()}>
            Show older posts
          </Button>
        </div>
      )}
    </Card>
  );
}
