import { useEffect } from 'react';

/** A page that was ready at once is moved to its beginning a moment after it stands. */
const AFTER_BEGINNING_MS = 120;

/** Rings a region of the page by its name and brings it into view, once; the page may come later than the stop. */
export function useRing(name: string | undefined): void {
  useEffect(() => {
    const main = document.getElementById('main');
    if (name === undefined || !main) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const ring = () => {
      const place = main.querySelector<HTMLElement>(`[aria-label="${name}"]`);
      if (!place || place.dataset.tourRing !== undefined) return;
      place.dataset.tourRing = '';
      timer ??= setTimeout(() => place.scrollIntoView({ block: 'start' }), AFTER_BEGINNING_MS);
    };
    const observer = new MutationObserver(ring);
    observer.observe(main, { childList: true, subtree: true });
    ring();
    return () => {
      observer.disconnect();
      if (timer !== null) clearTimeout(timer);
      for (const place of main.querySelectorAll<HTMLElement>('[data-tour-ring]'))
        delete place.dataset.tourRing;
    };
  }, [name]);
}
