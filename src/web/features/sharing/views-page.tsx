import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { View } from '../../../contract/views';
import { withKeys } from '../../lib/shortcuts';
import { viewsQuery } from '../../lib/views-query';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { useViewChange } from './use-view-change';
import { ViewItem } from './view-item';

/** Every view that was saved under a name. */
export function ViewsPage() {
  const views = useQuery(viewsQuery());
  const change = useViewChange();
  const [removed, setRemoved] = useState<View | null>(null);
  const remove = (view: View) =>
    change.mutate({ id: view.id, removed: true }, { onSuccess: () => setRemoved(view) });
  const bringBack = ({ id }: View) =>
    change.mutate({ id, removed: false }, { onSuccess: () => setRemoved(null) });
  return (
    <div className="mx-auto flex max-w-[860px] flex-col gap-3">
      <h1 className="m-0">Saved views</h1>
      <p className="m-0 text-ink2 text-small">
        A view is a page with its window and filters, as its address says them. Everybody sees the same list.
      </p>
      {views.error && <ProblemNote error={views.error} onRetry={() => void views.refetch()} />}
      {change.error && <ProblemNote error={change.error} />}
      <p role="status" className="m-0">
        {removed && (
          <>
            “{removed.name}” was removed.{' '}
            <Button look="quiet" onClick={() => bringBack(removed)}>
              Undo
            </Button>
          </>
        )}
      </p>
      {views.data?.items.length === 0 && (
        <EmptyState title="No view is saved yet.">
          <p className="m-0">
            Go to any page, choose what it shows, and take {withKeys('“Copy link”', 'share')}: a view can be
            saved there.
          </p>
        </EmptyState>
      )}
      <ul className="m-0 flex list-none flex-col gap-2 p-0" aria-busy={!views.data}>
        {views.data?.items.map((view) => (
          <ViewItem key={view.id} view={view} onRemove={() => remove(view)} />
        ))}
      </ul>
    </div>
  );
}
