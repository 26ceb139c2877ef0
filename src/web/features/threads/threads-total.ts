import { THREAD_STATES, type ThreadState } from '../../../contract/thread-kinds';
import { formatCount, formatQuantity } from '../../ui/charts/number-format';
import type { ThreadsSearch } from '../../url-state/threads-search';

/** Counts under all filters but the one by state, or (where those stopped short) of the states that the list shows. */
export interface StateCounts {
  threads: number;
  capped: boolean;
  byState: Partial<Record<ThreadState, number>>;
}

/** Somebody waits in these; the order by waiting lists no others. */
const WAITING: readonly ThreadState[] = ['unanswered', 'waiting'];

/** The states that the list shows: those chosen, under the order by waiting only those in which somebody waits. */
export function listedStates({ state, sort }: Pick<ThreadsSearch, 'state' | 'sort'>): ThreadState[] {
  const chosen = state.length > 0 ? state : THREAD_STATES;
  return chosen.filter((one) => sort !== 'waiting' || WAITING.includes(one));
}

/** How many rows the list has; `null` while that is not known, as past the number at which counting stops. */
export function threadsTotal(search: ThreadsSearch, counts: StateCounts | undefined): number | null {
  if (!counts || counts.capped) return null;
  return listedStates(search).reduce((sum, state) => sum + (counts.byState[state] ?? 0), 0);
}

/** The same in words: `523 threads`, `10,000 or more threads`, `41 threads in which somebody waits`. */
export function foundWords(search: ThreadsSearch, counts: StateCounts | undefined): string {
  if (!counts) return '';
  const total = threadsTotal(search, counts);
  const many =
    total === null ? `${formatCount(counts.threads)} or more threads` : formatQuantity(total, 'thread');
  return search.sort === 'waiting' ? `${many} in which somebody waits` : many;
}

/** What acting on all that was found means, in words. */
export function wholeWords(search: ThreadsSearch, counts: StateCounts | undefined): string {
  const total = threadsTotal(search, counts);
  return total === null ? 'everything found' : `all ${formatQuantity(total, 'thread')} found`;
}
