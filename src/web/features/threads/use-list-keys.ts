import { useEffect, useEffectEvent, useRef } from 'react';
import { shortcutsOn } from '../../lib/shortcuts';

const TYPED_INTO = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=textbox]';
const COVERED = 'dialog[open], [popover]:popover-open';
const ROW = '[data-thread-index]';
/** Begins shortcuts of the shell's; what comes right after it is not the list's. */
const PREFIX = 'g';
const SECOND_KEY_MS = 1500;

/** Keys that act on a thread. */
const ACT_KEYS = ['c', '1', '2', '3', 'r', 'x', 'u', 'o', 'f', 'h'] as const;
export type ActKey = (typeof ACT_KEYS)[number];

export interface ListKeys {
  /** By so many rows from where one stands. */
  move: (by: number) => void;
  toEnd: (end: 'first' | 'last') => void;
  focusWords: () => void;
  /** Away from where one is: from the conversation to the list, from the list to no thread. */
  leave: (from: Element | null) => void;
  /** What one key does to the thread one stands at, or to those chosen; `false`: there is none. */
  act: (key: ActKey) => boolean;
}

/**
 * The list's keys: `j`, `k` and `/` anywhere on the page, arrows, Home and End on a row. Enter is the row's own, being a
 * link.
 */
export function useListKeys({ move, toEnd, focusWords, leave, act }: ListKeys): void {
  const prefixMs = useRef(Number.NEGATIVE_INFINITY);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(TYPED_INTO) || document.querySelector(COVERED)) return;
    const second = event.timeStamp - prefixMs.current < SECOND_KEY_MS;
    prefixMs.current = event.key === PREFIX ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (second) return;
    const actKey = ACT_KEYS.find((key) => key === event.key);
    if (actKey && shortcutsOn() && !event.repeat && act(actKey)) {
      event.preventDefault();
      return;
    }
    const action = plainKey(event.key) ?? (target?.closest(ROW) ? rowKey(event.key) : undefined);
    if (!action) return;
    event.preventDefault();
    action();
  });
  const plainKey = (key: string): (() => void) | undefined => {
    if (key === 'Escape') return () => leave(document.activeElement);
    if (!shortcutsOn()) return undefined;
    const actions: Record<string, () => void> = { j: () => move(1), k: () => move(-1), '/': focusWords };
    return actions[key];
  };
  const rowKey = (key: string): (() => void) | undefined => {
    const actions: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Home: () => toEnd('first'),
      End: () => toEnd('last'),
    };
    return actions[key];
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    // Before the shell's own listener, whose `/` opens the palette on other pages.
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
