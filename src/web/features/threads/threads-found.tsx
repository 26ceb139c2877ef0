import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import {
  clearThreadFilters,
  isNarrowed,
  type ThreadsSearch,
  type ThreadsUpdate,
  withSort,
} from '../../url-state/threads-search';
import { RowSkeleton } from './row-skeleton';
import { searchedWords } from './searched-words';
import { ThreadList, type ThreadListProps } from './thread-list';
import { rowsOf, type ThreadsQuestion, threadListQuery } from './threads-query';
import { useListKeys } from './use-list-keys';

type Passed = 'total' | 'topicNames' | 'zone' | 'place' | 'beside' | 'coveredPx' | 'footPx';
type Told = 'chosen' | 'onChoose' | 'onAct' | 'onPlace' | 'onOpenPage' | 'onEnter' | 'onFocusWords';
interface ThreadsFoundProps extends Pick<ThreadListProps, Passed | Told> {
  question: ThreadsQuestion;
  search: ThreadsSearch;
  onUpdate: (update: ThreadsUpdate) => void;
}

/** The threads that were found: a list, or in words why there is none. */
export function ThreadsFound({ question, search, onUpdate, ...list }: ThreadsFoundProps) {
  const client = useQueryClient();
  const query = useInfiniteQuery({ ...threadListQuery(question), placeholderData: keepPreviousData });
  const { data, error, isPlaceholderData, isFetching, hasNextPage, hasPreviousPage } = query;
  const { fetchNextPage, fetchPreviousPage } = query;
  const { first, rows } = useMemo(() => rowsOf(data), [data]);
  const words = useMemo(() => searchedWords(search.q), [search.q]);
  const still = isFetching || isPlaceholderData;
  const more = useCallback(() => {
    if (!still && hasNextPage) void fetchNextPage();
  }, [still, hasNextPage, fetchNextPage]);
  const earlier = useCallback(() => {
    if (!still && hasPreviousPage) void fetchPreviousPage();
  }, [still, hasPreviousPage, fetchPreviousPage]);
  useTopOnChange(question);
  if (error && rows.length === 0) return <ProblemNote error={error} onRetry={() => void query.refetch()} />;
  if (!data) return <ListSkeleton />;
  if (rows.length === 0) {
    return (
      <>
        <EmptyListKeys onAct={list.onAct} onFocusWords={list.onFocusWords} />
        <NothingFound search={search} onUpdate={onUpdate} />
      </>
    );
  }
  return (
    <ThreadList
      {...list}
      rows={rows}
      first={first}
      words={words}
      stale={isPlaceholderData}
      hasMore={hasNextPage && !isPlaceholderData}
      moreError={error}
      onMore={more}
      onEarlier={earlier}
      onFromStart={() => {
        window.scrollTo({ top: 0 });
        void client.resetQueries({ queryKey: threadListQuery(question).queryKey });
      }}
    />
  );
}

/** The keys that mean something without a row: the words, and taking back what emptied the list. */
function EmptyListKeys({ onAct, onFocusWords }: Pick<ThreadListProps, 'onAct' | 'onFocusWords'>) {
  useListKeys({
    move: () => {},
    toEnd: () => {},
    focusWords: onFocusWords,
    leave: () => {},
    act: (key) => key === 'u' && onAct(key, null),
  });
  return null;
}

/** Another question begins at the top. */
function useTopOnChange(question: ThreadsQuestion): void {
  const asked = JSON.stringify(question);
  const before = useRef(asked);
  useEffect(() => {
    if (before.current === asked) return;
    before.current = asked;
    window.scrollTo({ top: 0 });
  }, [asked]);
}

function ListSkeleton() {
  return (
    <div className="threads-bones" aria-busy="true">
      <span className="sr-only">Loading the threads</span>
      {[1, 2, 3, 4, 5, 6, 7, 8].map((row) => (
        <RowSkeleton key={row} />
      ))}
    </div>
  );
}

/** An odd number of marks leaves one open. */
function hasOpenQuote(words: string): boolean {
  return (words.match(/"/g) ?? []).length % 2 === 1;
}

function NothingFound({
  search,
  onUpdate,
}: {
  search: ThreadsSearch;
  onUpdate: (update: ThreadsUpdate) => void;
}) {
  if (isNarrowed(search)) {
    return (
      <EmptyState title="No thread is like that.">
        <p className="m-0">
          {hasOpenQuote(search.q)
            ? 'A quotation mark is not closed: what comes after it was looked for as one phrase. Close it, or take it away.'
            : 'Take a filter away, or search for fewer words: all of them must have been said.'}
        </p>
        <Button onClick={() => onUpdate(clearThreadFilters)}>Clear all filters</Button>
      </EmptyState>
    );
  }
  if (search.sort === 'waiting') {
    return (
      <EmptyState title="Nobody waits for an answer.">
        <p className="m-0">This order lists only threads in which somebody does.</p>
        <Button onClick={() => onUpdate(withSort('recent'))}>Show the most recent</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No threads yet.">
      <p className="m-0">
        <Link to="/imports" className="font-medium text-accent underline">
          Import mentions
        </Link>
        : each begins a thread, or belongs to the one it replies to.
      </p>
    </EmptyState>
  );
}
