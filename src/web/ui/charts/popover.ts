import { type RefObject, useRef } from 'react';

const EDGE_PX = 8;

export interface PopoverHandle {
  ref: RefObject<HTMLDivElement | null>;
  /** Opens beside an element, within the window; focus moves in and comes back when it closes. */
  openAt: (anchor: Element) => void;
  close: () => void;
}

/**
 * A native popover (`popover="auto"` on the element of `ref`): Escape, a press outside and the return of focus are the
 * browser's.
 */
export function usePopover(): PopoverHandle {
  const ref = useRef<HTMLDivElement>(null);
  return {
    ref,
    openAt: (anchor) => {
      const popover = ref.current;
      if (!popover) return;
      popover.showPopover?.();
      place(popover, anchor.getBoundingClientRect());
      // What is read only once it is open may make it larger.
      if (typeof ResizeObserver !== 'undefined') {
        const grown = new ResizeObserver(() => place(popover, anchor.getBoundingClientRect()));
        grown.observe(popover);
        const stop = (event: ToggleEvent) => {
          if (event.newState !== 'closed') return;
          grown.disconnect();
          popover.removeEventListener('toggle', stop);
        };
        popover.addEventListener('toggle', stop);
      }
      popover.focus({ preventScroll: true });
    },
    close: () => ref.current?.hidePopover?.(),
  };
}

function place(popover: HTMLElement, anchor: DOMRect): void {
  const { width, height } = popover.getBoundingClientRect();
  const left = Math.min(Math.max(EDGE_PX, anchor.left), window.innerWidth - width - EDGE_PX);
  const below = anchor.bottom + 6;
  const above = anchor.top - 6 - height;
  const top = below + height + EDGE_PX <= window.innerHeight || above < EDGE_PX ? below : above;
  popover.style.left = `${Math.max(EDGE_PX, left)}px`;
  popover.style.top = `${Math.max(EDGE_PX, Math.min(top, window.innerHeight - height - EDGE_PX))}px`;
}
