import { type FormEvent, useState } from 'react';
import type { View } from '../../../contract/views';
import { AppLink } from '../../ui/app-link';
import { Button } from '../../ui/button';
import { formatDay } from '../../ui/charts/time-format';
import { CONTROL } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { useViewChange } from './use-view-change';

/** One saved view: what it is called, who saved it, and the ways to rename and remove it. */
export function ViewItem({ view, onRemove }: { view: View; onRemove: () => void }) {
  const [name, setName] = useState<string | null>(null);
  const rename = useViewChange();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name === null || name.trim() === '') return;
    rename.mutate({ id: view.id, name }, { onSuccess: () => setName(null) });
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-line bg-surface px-4 py-2 shadow-quiet">
      {name === null ? (
        <>
          <AppLink path={view.path} className="font-medium text-accent underline">
            {view.name}
          </AppLink>
          <span className="min-w-0 flex-1 text-ink2 text-small">
            {pageWords(view.path)}, saved {view.actor && `by ${view.actor.name} `}on{' '}
            {formatDay(Date.parse(view.createdAt), 'UTC')}
          </span>
          <Button look="quiet" aria-label={`Rename “${view.name}”`} onClick={() => setName(view.name)}>
            Rename
          </Button>
          <Button look="quiet" aria-label={`Remove “${view.name}”`} onClick={onRemove}>
            Remove
          </Button>
        </>
      ) : (
        <form className="flex flex-1 flex-wrap items-center gap-2" onSubmit={onSubmit}>
          <input
            aria-label={`New name of “${view.name}”`}
            className={`${CONTROL} flex-1 basis-50`}
            value={name}
            maxLength={100}
            // biome-ignore lint/a11y/noAutofocus: who asked to rename types next
            autoFocus
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" look="primary" disabled={rename.isPending || name.trim() === ''}>
            Rename
          </Button>
          <Button look="quiet" onClick={() => setName(null)}>
            Cancel
          </Button>
          {rename.error && <ProblemNote error={rename.error} />}
        </form>
      )}
    </li>
  );
}

const PAGES: Record<string, string> = {
  '': 'River',
  campaigns: 'Paddling',
  'reply-times': 'First reply time',
};

/** The page a path belongs to, as the navigation calls it. */
function pageWords(path: string): string {
  const segment = /^\/([^/?]*)/.exec(path)?.[1] ?? '';
  return PAGES[segment] ?? segment.charAt(0).toUpperCase() + segment.slice(1);
}
