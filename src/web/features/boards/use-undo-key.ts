import { useEffect, useEffectEvent } from 'react';

const TYPED_INTO = 'input:not([type=checkbox]), textarea, [contenteditable], [role=textbox]';
const COVERED = 'dialog[open], [popover]:popover-open';

/** Ctrl or Cmd and Z take back what was done last, except where text is typed or something lies over the page. */
export function useUndoKey(undo: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || event.isComposing || event.shiftKey || event.altKey) return;
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
    if (document.querySelector(COVERED)) return;
    event.preventDefault();
    undo();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
