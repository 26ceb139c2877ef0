import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { centreInRow } from '../ui/centre-in-row';

const NAME = 'Eddyline';
const TITLES: Record<string, string> = {
  '/': 'River',
  '/boards': 'Boards',
  '/campaigns': 'Paddling',
  '/threads': 'Threads',
  '/decisions': 'Needs a decision',
  '/reply-times': 'First reply time',
  '/alerts': 'Alerts',
  '/imports': 'Imports',
  '/views': 'Saved views',
  '/settings': 'Settings',
  '/settings/topics': 'Topics',
  '/settings/teams': 'Teams',
  '/settings/routing': 'Routing',
  '/settings/alerts': 'Alert rules',
  '/settings/digests': 'Boards by e-mail',
};
/** A heading that has not come by then will not take the focus from where the reader has gone meanwhile. */
const HEADING_MS = 5000;

/**
 * Names the page in the window's title, by its own heading where the address does not tell, and begins at the heading for
 * those who read by keyboard or by ear; not on the first page, where the browser begins.
 */
export function usePageChange(): void {
  const before = useRef<string | null>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname.replace(/(?<=.)\/$/, '') });
  const settled = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  useEffect(() => {
    // The heading of the page before stands until the next one is loaded.
    if (settled?.replace(/(?<=.)\/$/, '') !== path) return;
    const changed = before.current !== null && before.current !== path;
    before.current = path;
    const title = TITLES[path];
    document.title = title ? `${title} · ${NAME}` : NAME;
    // With the next frame: asked for at once, the page's layout would be worked out here, before anything is painted.
    requestAnimationFrame(showInNavigation);
    const main = document.getElementById('main');
    if (!main) return;
    let toFocus = changed;
    const read = () => {
      const heading = main.querySelector('h1');
      if (!heading) return;
      if (toFocus) focusHeading(heading);
      toFocus = false;
      const words = heading.textContent?.trim();
      if (!title && words) document.title = `${words} · ${NAME}`;
      if (title) observer.disconnect();
    };
    const observer = new MutationObserver(read);
    observer.observe(main, { childList: true, subtree: true, characterData: true });
    read();
    const timer = setTimeout(() => {
      toFocus = false;
    }, HEADING_MS);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [path, settled]);
}

/** On a telephone the pages stand in one row that scrolls: the one that is open is in view. */
function showInNavigation(): void {
  const row = document.querySelector('nav[aria-label="Pages"]');
  const link = row?.querySelector('[aria-current="page"]');
  if (row && link) centreInRow(row, link);
}

function focusHeading(heading: HTMLElement): void {
  // A dialog over the page has its own beginning.
  if (document.querySelector('dialog[open]')) return;
  // Who comes back to a list stands where they stood.
  if (document.activeElement?.closest('[data-keeps-place]')) return;
  heading.tabIndex = -1;
  heading.style.outline = 'none';
  heading.focus({ preventScroll: true });
}
