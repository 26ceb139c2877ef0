import { type RefObject, useEffect } from 'react';

const PAGE_SECONDS = 20;
/** Somebody who scrolled or pointed is left alone for so long. */
const LEFT_ALONE_MS = 60_000;
/** Of a screen: a card that was cut at its end is whole on the next. */
const STEP = 0.8;

/** A board that is taller than the wall is shown a screen at a time, over and over; it waits while somebody uses it. */
export function usePaging(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const wall = ref.current;
    if (!wall) return;
    let usedMs = Number.NEGATIVE_INFINITY;
    const use = () => {
      usedMs = Date.now();
    };
    const turn = () => {
      const room = wall.scrollHeight - wall.clientHeight;
      if (room < 1 || Date.now() - usedMs < LEFT_ALONE_MS) return;
      const isAtEnd = wall.scrollTop >= room - 1;
      wall.scrollTop = isAtEnd ? 0 : wall.scrollTop + STEP * wall.clientHeight;
    };
    const timer = setInterval(turn, PAGE_SECONDS * 1000);
    const signs = ['wheel', 'pointermove', 'keydown', 'touchmove'] as const;
    for (const sign of signs) wall.addEventListener(sign, use, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) wall.removeEventListener(sign, use);
    };
  }, [ref]);
}
