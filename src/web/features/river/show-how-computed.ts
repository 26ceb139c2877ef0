/** Of the part of the page that says how its figures are computed. */
export const HOW_ID = 'how-computed';

let cameFrom: HTMLElement | null = null;

/** Opens "How this is computed", brings the reader to its heading, and keeps where they came from as the way back. */
export function showHowComputed(from: HTMLElement): void {
  const details = document.getElementById(HOW_ID);
  if (!(details instanceof HTMLDetailsElement)) return;
  cameFrom = from;
  details.open = true;
  // What shows the way back: whoever opened it where it stands needs none.
  details.dataset.arrived = '';
  const heading = details.querySelector('summary');
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView({ block: 'start' });
}

/** Back to the words that led to "How this is computed". */
export function leaveHowComputed(): void {
  delete document.getElementById(HOW_ID)?.dataset.arrived;
  // The words may have been written anew meanwhile.
  const target = cameFrom?.isConnected
    ? cameFrom
    : document.querySelector<HTMLElement>('.river-headline [data-evidence="basis"]');
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'center' });
}
