import type { ComponentProps } from 'react';
import { formatQuantity } from '../../ui/charts/number-format';
import { AttachDialog } from './attach-dialog';
import { FilterSheet } from './filter-sheet';
import { HandledDialog } from './handled-dialog';
import { RouteDialog } from './route-dialog';
import type { ThreadActs } from './use-thread-acts';

/**
 * What is asked over the list before something happens to threads; `all` names those that the filters find. Fetched with the
 * list: a key may follow the one that opens them at once.
 */
export function ThreadsDialogs({
  acts,
  all,
  sheet,
}: {
  acts: ThreadActs;
  all: string;
  sheet: ComponentProps<typeof FilterSheet> | false;
}) {
  const named = (threads: number | null) => (threads === null ? all : formatQuantity(threads, 'thread'));
  return (
    <>
      {acts.routing && (
        <RouteDialog
          subject={named(acts.routing.subject)}
          from={acts.routing.from}
          error={acts.bulk.error}
          pending={acts.bulk.pending}
          onRoute={acts.route}
          onClose={acts.stopRouting}
        />
      )}
      {acts.handling && (
        <HandledDialog
          subject={named(acts.handling.subject)}
          error={acts.bulk.error}
          pending={acts.bulk.pending}
          onHandled={acts.handle}
          onClose={acts.stopHandling}
        />
      )}
      {acts.attaching && (
        <AttachDialog
          threadIds={acts.attaching}
          subject={named(acts.attaching.length)}
          onClose={acts.stopAttaching}
        />
      )}
      {sheet && <FilterSheet {...sheet} />}
    </>
  );
}
