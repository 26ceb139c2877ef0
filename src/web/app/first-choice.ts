const KEY = 'eddyline-first-choice';

/** Has this browser been asked what to begin with, and answered? */
export function firstChoiceMade(): boolean {
  try {
    return localStorage.getItem(KEY) === 'made';
  } catch {
    // Storage is off: asking on every visit would be worse than not at all.
    return true;
  }
}

export function rememberFirstChoice(): void {
  try {
    localStorage.setItem(KEY, 'made');
  } catch {
    // Storage is off: see above.
  }
}
