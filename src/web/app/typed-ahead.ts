let kept = '';

/** Keeps a key that was pressed after the palette was asked for and before it was there. */
export function keepTypedAhead(key: string): void {
  kept += key;
}

/** What was typed meanwhile; from now on nothing is kept. */
export function takeTypedAhead(): string {
  const taken = kept;
  kept = '';
  return taken;
}
