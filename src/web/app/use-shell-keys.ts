import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { matchShortcut, type ShortcutId, shortcutsOn } from '../lib/shortcuts';
import type { Overlay } from './overlay';
import { currentTheme, setTheme, themeAfter } from './theme';

/** The second key of two must come within this time. */
const SECOND_KEY_MS = 1500;
const TYPED_INTO = 'input, textarea, select, [contenteditable], [role=textbox]';

/** Listens to the shortcuts on every page. */
export function useShellKeys(overlay: Overlay | null, open: (overlay: Overlay | null) => void): void {
  const navigate = useNavigate();
  const begun = useRef<{ keys: string; atMs: number } | null>(null);
  const go = (to: string) => () => void navigate({ to } as never);
  const actions: Record<ShortcutId, () => void> = {
    river: go('/'),
    paddling: go('/campaigns'),
    imports: go('/imports'),
    settings: go('/settings'),
    topics: go('/settings/topics'),
    palette: () => open('palette'),
    note: () =>
      void navigate({
        to: '.',
        search: (search: object) => ({ ...search, dialog: 'mark:note' }),
        resetScroll: false,
      } as never),
    theme: () => setTheme(themeAfter(currentTheme())),
    sheet: () => open('sheet'),
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const withModifier = event.ctrlKey || event.metaKey;
    const covered = document.querySelector('dialog[open]') !== null;
    if (withModifier && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      if (covered && overlay !== 'palette') return;
      event.preventDefault();
      open(overlay === 'palette' ? null : 'palette');
      return;
    }
    if (withModifier || event.altKey || covered || !shortcutsOn() || isTypedInto(event.target)) return;
    if (event.key === 'Shift') return;
    const fresh = begun.current && event.timeStamp - begun.current.atMs < SECOND_KEY_MS;
    const match = matchShortcut(fresh ? (begun.current?.keys ?? null) : null, event.key);
    begun.current = match && 'begun' in match ? { keys: match.begun, atMs: event.timeStamp } : null;
    if (match && 'id' in match) {
      event.preventDefault();
      actions[match.id]();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}
