import { useEffect, useEffectEvent } from 'react';
import { shortcutsOn } from '../../lib/shortcuts';

const TYPED_INTO = 'input, textarea, select, [contenteditable], [role=textbox]';
const COVERED = 'dialog[open], [popover]:popover-open';
/** Held while another key is pressed, or half of a shortcut of the shell's. */
const ROW = '[data-thread-index]';

export interface ListKeys {
  /** By so many rows from where one stands. */
  move: (by: number) => void;
  toEnd: (end: 'first' | 'last') => void;
  focusWords: () => void;
  /** Away from where one is: from the conversation to the list, from the list to no thread. */
  leave: (from: Element | null) => void;
}

/**
 * The list's keys: `j`, `k` and `/` anywhere on the page, arrows, Home and End on a row. Enter is the row's own, being a
 * link.
 */
export function useListKeys({ move, toEnd, focusWords, leave }: ListKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(TYPED_INTO) || document.querySelector(COVERED)) return;
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
