import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { BulkAction } from '../../../contract/bulk';
import { listThreads, type ThreadItem } from '../../../contract/thread-list';
import type { Thread } from '../../../contract/threads';
import { serverNowMs } from '../../lib/server-clock';
import { threadQuery } from './thread-query';

/** Of so many threads the rows are brought up to date one by one; of more the list is asked for again. */
const MOST_PATCHED = 20;
/** What a decision about threads makes old, but for the list itself. */
const OUTDATED = /^\/(threads\/\{id\}|thread-counts|decisions|reply-times|authors)/;

/** One change to a thread; then what shows it is asked again, and its row in the list follows without moving. */
export function useThreadChange<Input>(threadId: string, change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => showChanged(client, [threadId]) });
}

/** Brings everything that shows these threads up to date; `null`: any may have changed. */
export async function showChanged(client: QueryClient, threadIds: readonly string[] | null): Promise<void> {
  // The rows first: counts take longer, and who decided looks at the rows.
  const rows =
    threadIds === null || threadIds.length > MOST_PATCHED
      ? [client.invalidateQueries({ queryKey: [listThreads.path] })]
      : threadIds.map(async (id) =>
          patchListed(client, await client.fetchQuery({ ...threadQuery(id), staleTime: 0 })),
        );
  await Promise.all(rows);
  await client.invalidateQueries({ predicate: ({ queryKey }) => OUTDATED.test(String(queryKey[0])) });
}

/** The rows of these threads say what an action is about to make of them. */
export function showMeant(
  client: QueryClient,
  threadIds: readonly string[],
  action: BulkAction,
  reason: string | null,
): void {
  const ids = new Set(threadIds);
  patchRows(client, (item) => (ids.has(item.id) ? meant(item, action, reason) : item));
}

/** A row as an action will leave it, as far as that is known beforehand: where it is left to the engine it stays. */
export function meant(item: ThreadItem, action: BulkAction, reason: string | null): ThreadItem {
  switch (action.kind) {
    case 'complaint':
      if (action.complaint === null) return item;
      return { ...item, complaints: action.complaint ? Math.max(1, item.complaints) : 0 };
    case 'sentiment':
      if (action.sentiment === null) return item;
      return { ...item, opening: { ...item.opening, sentiment: action.sentiment } };
    case 'handled': {
      if (!action.handled || item.waitingSince === null) return item;
      const handled = { at: new Date(serverNowMs()).toISOString(), actor: null, reason: reason ?? '' };
      return { ...item, state: 'handled', waitingSince: null, handled };
    }
    case 'route':
      return item;
  }
}

/** Its row says what the thread says now, and stays where it is, even where the filter would no longer find it. */
function patchListed(client: QueryClient, thread: Thread): void {
  patchRows(client, (item) => (item.id === thread.id ? patched(item, thread) : item));
}

function patchRows(client: QueryClient, patch: (item: ThreadItem) => ThreadItem): void {
  client.setQueriesData<InfiniteData<{ items: ThreadItem[] }>>(
    { queryKey: [listThreads.path] },
    (data) =>
      data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(patch) })) },
  );
}

/** A row after what was decided about its thread. */
export function patched(item: ThreadItem, thread: Thread): ThreadItem {
  const { route, state, waitingSince, handled, topics, turns } = thread;
  const kept = { ...item, route, state, waitingSince, handled, topics };
  // Of a very long thread not every turn is at hand: its sums stay as they were.
  if (turns.length < thread.mentions) return kept;
  const heard = turns.filter(({ direction }) => direction === 'inbound');
  const of = (sentiment: string) => heard.filter((turn) => turn.sentiment === sentiment).length;
  const opening = turns.find(({ id }) => id === item.opening.id);
  return {
    ...kept,
    positive: of('positive'),
    neutral: of('neutral'),
    negative: of('negative'),
    complaints: heard.filter(({ complaint }) => complaint).length,
    flaws: [...new Set(heard.flatMap(({ flaws }) => flaws))],
    opening: opening ? { ...item.opening, text: opening.text, sentiment: opening.sentiment } : item.opening,
  };
}
