import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { getLink } from '../../../contract/links';
import { callEndpoint } from '../../lib/api';
import { isMissing } from '../../lib/is-missing';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';

/** `/s/…` reached inside the app: leads to the view, or says that there is none. */
export function ShortLinkPage() {
  const { linkId } = useParams({ from: '/s/$linkId' });
  const router = useRouter();
  const link = useQuery({
    queryKey: [getLink.path, linkId],
    queryFn: ({ signal }) => callEndpoint(getLink, { params: { id: linkId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const path = link.data?.path;
  useEffect(() => {
    if (path !== undefined) router.history.replace(path);
  }, [path, router]);
  if (link.error && !isMissing(link.error))
    return <ProblemNote error={link.error} onRetry={() => void link.refetch()} />;
  if (!link.error) return <h1 className="sr-only">Opening the view</h1>;
  return (
    <EmptyState level={1} title="There is no view of this short link.">
      <p>It may be mistyped, or belongs to another store. Links that were made last.</p>
      <Link to="/" className="font-medium text-accent underline">
        Go to the River
      </Link>
    </EmptyState>
  );
}
