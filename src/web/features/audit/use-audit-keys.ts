import { useEffect, useEffectEvent } from 'react';
import { shortcutsOn } from '../../lib/shortcuts';

const TYPED_INTO = 'input, textarea, select, [contenteditable], [role=textbox]';
/** Enter presses what it stands on. */
const PRESSED = 'button, a, summary';
const COVERED = 'dialog[open], [popover]:popover-open';

/** Keys that judge the mention at hand. */
export const AUDIT_KEYS = ['n', '0', 'p', 'c', 'x', 's', 'u', 'Enter'] as const;
export type AuditKey = (typeof AUDIT_KEYS)[number];
/** The keys that say the same of a thread in the list of threads. */
const SAME: Readonly<Record<string, AuditKey>> = { 1: 'p', 2: '0', 3: 'n' };

/** The page's keys come before the shell's, whose `n` adds a note elsewhere. */
export function useAuditKeys(act: (key: AuditKey) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || !shortcutsOn()) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(TYPED_INTO) || document.querySelector(COVERED)) return;
    const key = SAME[event.key] ?? AUDIT_KEYS.find((each) => each === event.key);
    if (!key || (key === 'Enter' && target?.closest(PRESSED))) return;
    event.preventDefault();
    act(key);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
