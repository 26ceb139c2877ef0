import { useEffect, useEffectEvent, useRef } from 'react';
import { ALERT_SHORTCUTS, type AlertKey } from '../../lib/alert-shortcuts';
import { shortcutsOn } from '../../lib/shortcuts';

const TYPED_INTO = 'input, textarea, select, [contenteditable], [role=textbox]';
const COVERED = 'dialog[open], [popover]:popover-open';
/** Begins shortcuts of the shell's; what comes right after it is not the list's. */
const PREFIX = 'g';
const SECOND_KEY_MS = 1500;

/** Keys of the list of alerts, anywhere on its page; `press` answers whether it did something. */
export function useAlertKeys(press: (key: AlertKey) => boolean): void {
  const prefixMs = useRef(Number.NEGATIVE_INFINITY);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(TYPED_INTO) || document.querySelector(COVERED) || !shortcutsOn()) return;
    const second = event.timeStamp - prefixMs.current < SECOND_KEY_MS;
    prefixMs.current = event.key === PREFIX ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const known = ALERT_SHORTCUTS.find(({ keys }) => keys === event.key);
    if (second || !known || event.repeat) return;
    if (press(known.keys)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
