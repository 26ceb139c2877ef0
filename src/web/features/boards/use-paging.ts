import { type RefObject, useEffect, useState } from 'react';

const PAGE_SECONDS = 20;
const MEASURE_MS = 1000;
/** Somebody who scrolled or pointed is left alone for so long. */
const LEFT_ALONE_MS = 60_000;

/** Which screen of a board is shown, of how many, from 1. */
export interface WallPart {
  at: number;
  of: number;
}

/**
 * A board that is taller than the wall is shown a screen at a time, over and over; it waits while somebody uses it. A
 * screen begins with a whole row of cards, below the head, which stays; what its end would cut waits for the next.
 */
export function usePaging(ref: RefObject<HTMLElement | null>): WallPart {
  const [part, setPart] = useState<WallPart>({ at: 1, of: 1 });
  useEffect(() => {
    const wall = ref.current;
    if (!wall) return;
    let usedMs = Number.NEGATIVE_INFINITY;
    const use = () => {
      usedMs = Date.now();
    };
    const look = () => {
      const stops = stopsOf(wall);
      showWhole(wall, Date.now() - usedMs < LEFT_ALONE_MS);
      const at = stops.filter((top) => top <= wall.scrollTop + 1).length;
      setPart((known) => (known.at === at && known.of === stops.length ? known : { at, of: stops.length }));
      return stops;
    };
    const turn = () => {
      const stops = look();
      if (stops.length < 2 || Date.now() - usedMs < LEFT_ALONE_MS) return;
      wall.scrollTop = stops.find((top) => top > wall.scrollTop + 1) ?? 0;
      look();
    };
    const timers = [setInterval(turn, PAGE_SECONDS * 1000), setInterval(look, MEASURE_MS)];
    const signs = ['wheel', 'pointermove', 'keydown', 'touchmove'] as const;
    for (const sign of signs) wall.addEventListener(sign, use, { passive: true });
    return () => {
      for (const timer of timers) clearInterval(timer);
      for (const sign of signs) wall.removeEventListener(sign, use);
    };
  }, [ref]);
  return part;
}

/** Where screens begin, in pixels from the top: each at the first card that the one before cut, the last at the end. */
function stopsOf(wall: HTMLElement): number[] {
  const room = wall.scrollHeight - wall.clientHeight;
  const headPx = wall.querySelector<HTMLElement>('.board-head')?.offsetHeight ?? 0;
  const wallTop = wall.getBoundingClientRect().top - wall.scrollTop;
  const cards = cardsOf(wall).map((card) => {
    const { top, bottom } = card.getBoundingClientRect();
    return { top: top - wallTop, bottom: bottom - wallTop };
  });
  const stops = [0];
  for (let top = 0; top < room - 1; ) {
    const end = top + wall.clientHeight;
    const cut = cards.filter(({ bottom }) => bottom > end).map((card) => card.top);
    if (cut.length === 0 && room - top < MIN_STEP_PX) break;
    const next = Math.min(room, Math.max(top + 1, Math.min(...cut) - headPx - GAP_PX));
    // A card taller than the screen is read to its end a screen at a time.
    top = next - top < MIN_STEP_PX ? Math.min(room, top + wall.clientHeight - headPx) : next;
    stops.push(top);
  }
  return stops;
}

function cardsOf(wall: HTMLElement): HTMLElement[] {
  return [...wall.querySelectorAll<HTMLElement>('.board-card')];
}

/** Hides cards that the end of the screen cuts, unless they are taller than it or somebody is using the wall. */
function showWhole(wall: HTMLElement, isUsed: boolean): void {
  const end = wall.getBoundingClientRect().bottom;
  for (const card of cardsOf(wall)) {
    const { bottom, height } = card.getBoundingClientRect();
    const isCut = !isUsed && bottom > end && height < wall.clientHeight / 2;
    card.toggleAttribute('data-cut', isCut);
  }
}

/** A little less than between rows of cards: nothing of the row before is left below the head. */
const GAP_PX = 10;
const MIN_STEP_PX = 40;
