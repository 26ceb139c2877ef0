import { useEffect, useEffectEvent, useState } from 'react';
import { shortcutsOn } from '../../lib/shortcuts';

const TYPED_INTO = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=textbox]';
const COVERED = 'dialog[open], [popover]:popover-open';
const PREFIX = 'g';
const SECOND_KEY_MS = 1500;

/** One plain key of a thread's own page, unless it is typed somewhere or ends a shortcut of the shell's. */
export function useThreadKey(on: boolean, key: string, onPress: () => void): void {
  const [prefix] = useState({ atMs: Number.NEGATIVE_INFINITY });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!on || !shortcutsOn() || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector(COVERED)) return;
    if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
    const second = event.timeStamp - prefix.atMs < SECOND_KEY_MS;
    prefix.atMs = event.key === PREFIX ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (second || event.key !== key) return;
    event.preventDefault();
    onPress();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
