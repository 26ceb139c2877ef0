import clsx from 'clsx';
import {
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import type { ThreadItem } from '../../../contract/thread-list';
import { formatCount } from '../../ui/charts/number-format';
import { ProblemNote } from '../../ui/problem-note';
import { useElementWidth } from '../../ui/use-element-width';
import { RowSkeleton } from './row-skeleton';
import { UNKNOWN_AUTHOR } from './row-words';
import { ThreadRow } from './thread-row';
import { type ActKey, useListKeys } from './use-list-keys';
import { useListWindow } from './use-list-window';
import { useNow } from './use-now';
import { placeOf, type ThreadPlace } from './use-thread-place';

/** Rows of one height: a wide one holds its facts on one line, a narrow one on two. */
const ROW_PX = { wide: 102, narrow: 124 };
const WIDE_FROM_PX = 560;
/** The next page is asked for before its first row is in sight. */
const AHEAD_ROWS = 30;
/** Further away than this, the way back to the top leads through a fresh list. */
const FAR_ROWS = 500;
const MINUTE_MS = 60_000;

export interface ThreadListProps {
  /** The rows at hand, and the place of the first of them in the whole list. */
  rows: readonly ThreadItem[];
  first: number;
  /** How many there are in all; `null`: not known to the last one. */
  total: number | null;
  hasMore: boolean;
  moreError: Error | null;
  stale: boolean;
  words: readonly string[];
  topicNames: ReadonlyMap<string, string>;
  zone: string;
  place: ThreadPlace | null;
  /** The conversation stands beside the list. */
  beside: boolean;
  coveredPx: number;
  /** How much of the window's foot is covered. */
  footPx: number;
  onPlace: (place: ThreadPlace | null) => void;
  onOpenPage: (place: ThreadPlace) => void;
  /** Into the conversation beside the list. */
  onEnter: () => void;
  onMore: () => void;
  onEarlier: () => void;
  onFromStart: () => void;
  onFocusWords: () => void;
  /** Chosen one by one, by id. */
  chosen: ReadonlyMap<string, ThreadItem>;
  onChoose: (thread: ThreadItem) => void;
  /** One key, with the thread one stands at; `false`: it does nothing here. */
  onAct: (key: ActKey, at: ThreadItem | null) => boolean;
}

/**
 * The list of threads. Only the rows in sight are drawn; one of them is reached by the Tab key, the others from it by
 * arrows or `j` and `k`.
 */
export function ThreadList(props: ThreadListProps) {
  const { rows, first, total, hasMore, moreError, stale, place, beside, coveredPx } = props;
  const { onPlace, onOpenPage, onEnter, onMore, onEarlier, onFromStart } = props;
  const nowMs = useNow(MINUTE_MS);
  const [listRef, widthPx] = useElementWidth<HTMLUListElement>();
  const narrow = widthPx < WIDE_FROM_PX;
  const rowPx = narrow ? ROW_PX.narrow : ROW_PX.wide;
  const end = first + rows.length;
  const standsAt = useMemo(() => rowOf(place, rows, first), [place, rows, first]);
  const window = useListWindow({
    listRef,
    coveredPx,
    footPx: props.footPx,
    rows: end + (hasMore ? 1 : 0),
    rowPx,
    keptRow: standsAt,
  });
  const drawn = window.getVirtualItems();
  const lastDrawn = drawn.findLast(({ index }) => index !== standsAt)?.index ?? 0;
  const firstDrawn = drawn.find(({ index }) => index !== standsAt)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !moreError && lastDrawn >= end - AHEAD_ROWS) onMore();
    else if (first > 0 && firstDrawn < first + AHEAD_ROWS) onEarlier();
  }, [hasMore, moreError, lastDrawn, firstDrawn, first, end, onMore, onEarlier]);

  const wantsFocus = useRef(place !== null);
  const focusRow = (index: number | null) => {
    const row = listRef.current?.querySelector<HTMLElement>(`[data-thread-index="${index}"] > a`);
    row?.focus({ preventScroll: true });
    return row !== undefined && row !== null;
  };
  useLayoutEffect(() => {
    if (!wantsFocus.current || standsAt === null) return;
    // A row that is not drawn yet is on its way.
    if (focusRow(standsAt)) wantsFocus.current = false;
  });
  const moveTo = (index: number) => {
    const thread = rows[index - first];
    if (!thread) return;
    wantsFocus.current = true;
    onPlace(placeOf(thread, index));
    window.scrollToIndex(index, { align: 'auto' });
    if (index === standsAt) focusRow(index);
  };
  useListKeys({
    move: (by) => {
      const inSight =
        drawn.find(({ start }) => start >= (window.scrollOffset ?? 0) + coveredPx)?.index ?? first;
      if (standsAt === null) moveTo(Math.min(Math.max(inSight, first), end - 1));
      else moveTo(Math.min(Math.max(standsAt + by, first), end - 1));
    },
    toEnd: (which) => {
      if (which === 'last') return moveTo(end - 1);
      if (first > FAR_ROWS) return onFromStart();
      moveTo(first);
    },
    focusWords: props.onFocusWords,
    act: (key) => {
      // Who left the conversation still has the row under the focus.
      const index = standsAt ?? focusedRow();
      const at = index === null ? null : (rows[index - first] ?? null);
      if (key !== 'o') return props.onAct(key, at);
      if (at && index !== null) onOpenPage(placeOf(at, index));
      return at !== null;
    },
    leave: (from) => {
      if (from && !listRef.current?.contains(from) && standsAt !== null) return focusRow(standsAt);
      onPlace(null);
    },
  });

  // The same while the list scrolls, so that rows that stay are not drawn again.
  const press = useCallback(
    (event: MouseEvent, thread: ThreadItem, index: number) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
      event.preventDefault();
      const next = placeOf(thread, index);
      if (!beside) return onOpenPage(next);
      onPlace(next);
      // From the keyboard (no mouse was counted) one means to read on; a mouse goes where it wants.
      if (event.detail === 0) onEnter();
    },
    [beside, onOpenPage, onPlace, onEnter],
  );
  const standing = place?.id;
  const stand = useCallback(
    (thread: ThreadItem, index: number) => {
      if (standing !== thread.id) onPlace(placeOf(thread, index));
    },
    [standing, onPlace],
  );
  const rowAt = (index: number) => rows[index - first];
  const reachable = standsAt ?? Math.max(first, 0);
  return (
    <ul
      ref={listRef}
      aria-label="Threads"
      data-keeps-place
      aria-busy={stale}
      className={clsx('threads-list', narrow && 'threads-list-narrow', stale && 'threads-stale')}
      style={{ height: window.getTotalSize() }}
    >
      {drawn.map(({ index, start }) => (
        <li
          key={index}
          data-thread-index={index}
          aria-posinset={index + 1}
          aria-setsize={total ?? -1}
          style={{ height: rowPx, transform: `translateY(${start - window.options.scrollMargin}px)` }}
        >
          <RowOrNot index={index} end={end} moreError={moreError} onMore={onMore}>
            {rowAt(index) && (
              <ListedRow
                thread={rowAt(index) as ThreadItem}
                checked={props.chosen.has(rowAt(index)?.id ?? '')}
                reachable={index === reachable}
                onChoose={props.onChoose}
              >
                <ThreadRow
                  thread={rowAt(index) as ThreadItem}
                  index={index}
                  words={props.words}
                  topicNames={props.topicNames}
                  zone={props.zone}
                  nowMs={nowMs}
                  selected={place?.id === rowAt(index)?.id}
                  reachable={index === reachable}
                  onPress={press}
                  onFocus={stand}
                />
              </ListedRow>
            )}
          </RowOrNot>
        </li>
      ))}
    </ul>
  );
}

/** A row with the box that chooses it. */
function ListedRow({
  thread,
  checked,
  reachable,
  onChoose,
  children,
}: {
  thread: ThreadItem;
  checked: boolean;
  reachable: boolean;
  onChoose: (thread: ThreadItem) => void;
  children: ReactNode;
}) {
  return (
    <>
      <label className="thread-check">
        <input
          type="checkbox"
          aria-label={`Choose the thread of ${thread.opening.author ?? UNKNOWN_AUTHOR}`}
          checked={checked}
          tabIndex={reachable ? 0 : -1}
          onChange={() => onChoose(thread)}
        />
      </label>
      {children}
    </>
  );
}

/** A row; while its thread is on the way, its bones; at the end of what could be loaded, why there is no more. */
function RowOrNot({
  index,
  end,
  moreError,
  onMore,
  children,
}: {
  index: number;
  end: number;
  moreError: Error | null;
  onMore: () => void;
  children: ReactNode;
}) {
  if (children) return children;
  if (index < end || !moreError) return <RowSkeleton />;
  return (
    <div className="threads-more-error">
      <p className="m-0 text-ink2 text-small">The first {formatCount(end)} are shown.</p>
      <ProblemNote error={moreError} onRetry={onMore} />
    </div>
  );
}

/** The row of a place: where it was remembered, or wherever its thread stands now; `null` when it is not at hand. */
function rowOf(place: ThreadPlace | null, rows: readonly ThreadItem[], first: number): number | null {
  if (place === null) return null;
  if (rows[place.index - first]?.id === place.id) return place.index;
  const at = rows.findIndex(({ id }) => id === place.id);
  return at < 0 ? null : first + at;
}

/** The row that has the focus, or holds what has it. */
function focusedRow(): number | null {
  const index = document.activeElement?.closest<HTMLElement>('[data-thread-index]')?.dataset.threadIndex;
  return index === undefined ? null : Number(index);
}
