import { describe, expect, it, vi } from 'vitest';
import { type CursorState, createCursorStore, cursorAfterKey } from './cursor-store';

const at = (index: number | null, brush: CursorState['brush'] = null): CursorState => ({ index, brush });

describe('cursorAfterKey', () => {
  it('begins at the newest bucket going back, and at the oldest going forward', () => {
    expect(cursorAfterKey(at(null), 'ArrowLeft', false, 10)).toEqual(at(9));
    expect(cursorAfterKey(at(null), 'ArrowRight', false, 10)).toEqual(at(0));
  });

  it('stops at both ends', () => {
    expect(cursorAfterKey(at(9), 'ArrowRight', false, 10)?.index).toBe(9);
    expect(cursorAfterKey(at(0), 'PageUp', false, 10)?.index).toBe(0);
    expect(cursorAfterKey(at(4), 'Home', false, 10)?.index).toBe(0);
    expect(cursorAfterKey(at(4), 'End', false, 10)?.index).toBe(9);
  });

  it('extends the brush with shift, to either side of where it began', () => {
    const right = cursorAfterKey(at(4), 'ArrowRight', true, 10) as CursorState;
    expect(right).toEqual(at(5, { anchor: 4, head: 5 }));
    const back = cursorAfterKey(
      cursorAfterKey(right, 'ArrowLeft', true, 10) as CursorState,
      'ArrowLeft',
      true,
      10,
    );
    expect(back).toEqual(at(3, { anchor: 4, head: 3 }));
  });

  it('leaves other keys alone', () => {
    expect(cursorAfterKey(at(4), 'a', false, 10)).toBeNull();
    expect(cursorAfterKey(at(null), 'Home', false, 0)).toBeNull();
  });
});

describe('createCursorStore', () => {
  it('tells its listeners of changes only', () => {
    const store = createCursorStore();
    const listener = vi.fn();
    const stop = store.subscribe(listener);
    store.set({ index: 3 });
    store.set({ index: 3 });
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    store.set({ index: null });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
