import { type RefObject, startTransition, useEffect, useRef, useState } from 'react';

/**
 * The width of an element in whole pixels, once the browser has laid the page out and at each resize; 0 until then. Never
 * asked for: that would make the browser lay the whole page out in the middle of making it, which holds a slow phone. What
 * depends on it keeps its place free meanwhile.
 */
export function useElementWidth<Element extends HTMLElement>(): [RefObject<Element | null>, number] {
  const ref = useRef<Element>(null);
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) startTransition(() => setWidthPx(Math.floor(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, widthPx];
}
