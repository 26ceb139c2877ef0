declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What was removed on the way here, as a sentence. */
    removed?: string;
  }
}

/** `Campaign “Autumn sale” was removed; its posts stay.`: `rest` is what becomes of what belonged to it. */
export function removedWords(kind: string, name: string, rest = ''): string {
  return `${kind} “${name}” was removed${rest}.`;
}
