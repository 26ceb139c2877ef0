import { useSyncExternalStore } from 'react';

/**
 * Every shortcut of one or two plain keys: handler, tooltips and the sheet read this table. `keys` are pressed one after
 * the other; `page` is the only one it acts on.
 */
export const SHORTCUTS = [
  { id: 'river', keys: 'g r', label: 'Go to the River' },
  { id: 'boards', keys: 'g b', label: 'Go to Boards' },
  { id: 'paddling', keys: 'g p', label: 'Go to Paddling' },
  { id: 'threads', keys: 'g h', label: 'Go to Threads' },
  { id: 'flaws', keys: 'g f', label: 'Go to Flaws' },
  { id: 'flow', keys: 'g o', label: 'Go to Flow' },
  { id: 'voices', keys: 'g v', label: 'Go to Voices' },
  { id: 'alerts', keys: 'g a', label: 'Go to Alerts' },
  { id: 'imports', keys: 'g i', label: 'Go to Imports' },
  { id: 'settings', keys: 'g s', label: 'Go to Settings' },
  { id: 'topics', keys: 'g t', label: 'Go to Topics' },
  { id: 'palette', keys: '/', label: 'Find a page, topic, source or action' },
  { id: 'note', keys: 'n', label: 'Add a note' },
  { id: 'share', keys: 'y', label: 'Copy a short link to this view, or save it' },
  { id: 'complete', keys: 'c', label: 'River: complete periods only, or all', page: '/' },
  { id: 'earlier', keys: '[', label: 'River: the window before', page: '/' },
  { id: 'later', keys: ']', label: 'River: the window after', page: '/' },
  { id: 'theme', keys: 't', label: 'Change the theme' },
  { id: 'sheet', keys: '?', label: 'Show these shortcuts' },
] as const satisfies readonly { id: string; keys: string; label: string; page?: string }[];
export type ShortcutId = (typeof SHORTCUTS)[number]['id'];

/** Keys of the list of threads, which listens to them itself. */
export const LIST_SHORTCUTS = [
  { keys: 'j', label: 'The next thread' },
  { keys: 'k', label: 'The one before' },
  { keys: 'Enter', label: 'Read it' },
  { keys: 'o', label: 'Open it on its own page' },
  { keys: 'c', label: 'Not a complaint, or a complaint after all' },
  { keys: '1', label: 'Its opening is positive' },
  { keys: '2', label: 'Its opening is neutral' },
  { keys: '3', label: 'Its opening is negative' },
  { keys: 'r', label: 'Route it: not ours, whose?' },
  { keys: 'f', label: 'Attach to a flaw' },
  { keys: 'h', label: 'Handled: nothing left to do, or waiting again after all' },
  { keys: 'x', label: 'Choose it, for several at once' },
  { keys: 'u', label: 'Undo what was done last' },
  { keys: '/', label: 'Search words people said' },
] as const;

/** What a key does after the one before it: a shortcut, the beginning of one, or nothing. */
export function matchShortcut(
  before: string | null,
  key: string,
): { id: ShortcutId } | { begun: string } | null {
  const typed = before === null ? key : `${before} ${key}`;
  const found = SHORTCUTS.find(({ keys }) => keys === typed);
  if (found) return { id: found.id };
  if (SHORTCUTS.some(({ keys }) => keys.startsWith(`${typed} `))) return { begun: typed };
  // A second key that fits nothing begins anew, so that a stray `g` swallows none.
  return before === null ? null : matchShortcut(null, key);
}

/** Does a shortcut act on the page with this path? */
export function actsOn(id: ShortcutId, path: string): boolean {
  const shortcut = SHORTCUTS.find((one) => one.id === id);
  return shortcut !== undefined && (!('page' in shortcut) || shortcut.page === path);
}

/** A tooltip's words with the keys that do the same. */
export function withKeys(words: string, id: ShortcutId): string {
  const keys = SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys;
  return shortcutsOn() && keys ? `${words} (${keys})` : words;
}

const KEY = 'eddyline-shortcuts';
const watchers = new Set<() => void>();
let on = remembered();

/** Do plain keys act? Who speaks to their computer, or types by accident, turns them off. */
export function shortcutsOn(): boolean {
  return on;
}

/** The same, followed as it changes. */
export function useShortcutsOn(): boolean {
  return useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, shortcutsOn);
}

export function turnShortcuts(next: boolean): void {
  on = next;
  try {
    if (next) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Storage is off: the choice holds until the page is left.
  }
  for (const watcher of watchers) watcher();
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}
