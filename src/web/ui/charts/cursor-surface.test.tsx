// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCursorStore } from './cursor-store';
import { type BrushRange, CursorSurface } from './cursor-surface';

const buckets = Array.from({ length: 10 }, (_, i) => ({ startMs: i * 10, endExclusiveMs: i * 10 + 10 }));
const scale = { fromMs: 0, toMs: 100, leftPx: 0, rightPx: 1000 };

afterEach(cleanup);

function setUp(brush: BrushRange | null = null) {
  const store = createCursorStore();
  const onBrush = vi.fn();
  const onZoom = vi.fn();
  const childRendered = vi.fn();
  const Child = () => {
    childRendered();
    return <p>the plot</p>;
  };
  const child = <Child />;
  render(
    <CursorSurface
      store={store}
      buckets={buckets}
      scale={scale}
      heightPx={400}
      plotTop={0}
      plotBottom={300}
      brush={brush}
      wordsAt={(index) => `bucket ${index}`}
      onBrush={onBrush}
      onZoom={onZoom}
    >
      {child}
    </CursorSurface>,
  );
  return { store, onBrush, onZoom, childRendered, reader: screen.getByRole('slider') };
}

describe('CursorSurface', () => {
  it('reads each bucket out as the arrows reach it', () => {
    const { reader } = setUp();
    fireEvent.keyDown(reader, { key: 'Home' });
    expect(reader.getAttribute('aria-valuetext')).toBe('bucket 0');
    fireEvent.keyDown(reader, { key: 'ArrowRight' });
    expect(reader.getAttribute('aria-valuetext')).toBe('bucket 1');
    expect(reader.getAttribute('aria-valuenow')).toBe('1');
  });

  it('tells of a brush once the keys are let go, not at each press', () => {
    const { reader, onBrush } = setUp();
    fireEvent.keyDown(reader, { key: 'Home' });
    for (let i = 0; i < 3; i++) fireEvent.keyDown(reader, { key: 'ArrowRight', shiftKey: true });
    expect(onBrush).not.toHaveBeenCalled();
    fireEvent.keyUp(reader, { key: 'ArrowRight' });
    expect(onBrush).toHaveBeenCalledExactlyOnceWith({ first: 0, last: 3 });
  });

  it('brushes whole buckets with a drag, whichever way it goes', () => {
    const { reader, onBrush } = setUp();
    const surface = reader.parentElement as HTMLElement;
    surface.setPointerCapture = () => {};
    fireEvent.pointerDown(surface, { clientX: 655, button: 0, pointerId: 1 });
    fireEvent.pointerMove(surface, { clientX: 420, pointerId: 1 });
    fireEvent.pointerUp(surface, { clientX: 420, pointerId: 1 });
    expect(onBrush).toHaveBeenCalledExactlyOnceWith({ first: 4, last: 6 });
  });

  it('takes a press without a drag outside of the brush as clearing it', () => {
    const { reader, onBrush } = setUp({ first: 4, last: 6 });
    const surface = reader.parentElement as HTMLElement;
    fireEvent.pointerDown(surface, { clientX: 500, button: 0, pointerId: 1 });
    fireEvent.pointerUp(surface, { clientX: 500, pointerId: 1 });
    expect(onBrush).not.toHaveBeenCalled();
    fireEvent.pointerDown(surface, { clientX: 100, button: 0, pointerId: 1 });
    fireEvent.pointerUp(surface, { clientX: 100, pointerId: 1 });
    expect(onBrush).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('zooms with Enter and clears with Escape', () => {
    const { reader, onBrush, onZoom } = setUp({ first: 4, last: 6 });
    fireEvent.keyDown(reader, { key: 'Enter' });
    expect(onZoom).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(reader, { key: 'Escape' });
    expect(onBrush).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('does not draw the plot anew while the cursor moves', () => {
    const { reader, childRendered } = setUp();
    const before = childRendered.mock.calls.length;
    for (let i = 0; i < 9; i++) fireEvent.keyDown(reader, { key: 'ArrowRight' });
    expect(childRendered.mock.calls.length).toBe(before);
  });
});
