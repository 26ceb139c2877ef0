import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { actsOn, matchShortcut, type ShortcutId, shortcutsOn } from '../lib/shortcuts';
import { toggleComplete } from '../url-state/river-search';
import { useRiverSearch } from '../url-state/use-river-search';
import { isMac } from './is-mac';
import type { Overlay } from './overlay';
import { currentTheme, setTheme, themeAfter } from './theme';
import { keepTypedAhead } from './typed-ahead';

/** The second key of two must come within this time. */
const SECOND_KEY_MS = 1500;
/** Held while another key is pressed: no keys by themselves. */
const MODIFIERS = ['Shift', 'AltGraph', 'Alt'];
const TYPED_INTO = 'input, textarea, select, [contenteditable], [role=textbox]';

/** Listens to the shortcuts on every page. */
export function useShellKeys(overlay: Overlay | null, open: (overlay: Overlay | null) => void): void {
  const navigate = useNavigate();
  const router = useRouter();
  const client = useQueryClient();
  const [river, updateRiver] = useRiverSearch();
  const begun = useRef<{ keys: string; atMs: number } | null>(null);
  const go = (to: string) => () => void navigate({ to } as never);
  const toWindow = (direction: -1 | 1) => async () => {
    const { windowBeside } = await import('./window-beside');
    const change = windowBeside(client, river, direction);
    if (change) updateRiver(change);
  };
  const actions: Record<ShortcutId, () => void | Promise<void>> = {
    river: go('/'),
    boards: go('/boards'),
    paddling: go('/campaigns'),
    threads: go('/threads'),
    flaws: go('/flaws'),
    flow: go('/flow'),
    voices: go('/voices'),
    alerts: go('/alerts'),
    imports: go('/imports'),
    settings: go('/settings'),
    topics: go('/settings/topics'),
    palette: () => open('palette'),
    note: () =>
      void navigate({
        to: '.',
        // Of the stretch that is marked on the River, as its own link has it.
        search: (search: { brushFrom?: unknown }) => ({
          ...search,
          dialog: typeof search.brushFrom === 'string' ? `mark:note:${search.brushFrom}` : 'mark:note',
        }),
        resetScroll: false,
      } as never),
    share: () => open('share'),
    earlier: toWindow(-1),
    later: toWindow(1),
    complete: () => updateRiver(toggleComplete),
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
    if (overlay !== null && !covered) {
      // It was asked for and is about to open: no key is a shortcut any more, and what is typed is for the palette.
      if (overlay === 'palette' && event.key.length === 1 && !withModifier) {
        event.preventDefault();
        keepTypedAhead(event.key);
      }
      return;
    }
    // Many keyboards write `[` with AltGr, a Mac's with Option.
    const writes = event.getModifierState('AltGraph') || (isMac() && !withModifier);
    if ((withModifier || event.altKey) && !writes) return;
    if (covered || !shortcutsOn() || isTypedInto(event.target)) return;
    if (MODIFIERS.includes(event.key)) return;
    const fresh = begun.current && event.timeStamp - begun.current.atMs < SECOND_KEY_MS;
    const match = matchShortcut(fresh ? (begun.current?.keys ?? null) : null, event.key);
    begun.current = match && 'begun' in match ? { keys: match.begun, atMs: event.timeStamp } : null;
    if (match && 'id' in match && actsOn(match.id, router.state.location.pathname)) {
      event.preventDefault();
      void actions[match.id]();
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
