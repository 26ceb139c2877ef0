import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * How much of the window's top is covered while one scrolls: by the element where it stays at the top, else by the
 * shell's header where that does.
 */
export function useCovered(ref: RefObject<HTMLElement | null>): number {
  const [coveredPx, setCoveredPx] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const element = ref.current;
      if (!element) return;
      if (getComputedStyle(element).position === 'sticky') setCoveredPx(element.offsetHeight);
      else setCoveredPx(document.querySelector('header')?.offsetHeight ?? 0);
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (ref.current) observer.observe(ref.current);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [ref]);
  return coveredPx;
}
