/** Of the part of the page that says how its figures are computed. */
export const HOW_ID = 'how-computed';

/** Opens "How this is computed" and brings the reader to it. */
export function showHowComputed(): void {
  const details = document.getElementById(HOW_ID);
  if (!(details instanceof HTMLDetailsElement)) return;
  details.open = true;
  details.scrollIntoView({ block: 'nearest' });
  details.querySelector('summary')?.focus({ preventScroll: true });
}
