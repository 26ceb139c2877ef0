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
      label="Read the plot"
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

  it('marks the bucket that is pressed, and takes the mark away with a second press on it', () => {
    const { reader, onBrush } = setUp({ first: 4, last: 6 });
    const surface = reader.parentElement as HTMLElement;
    fireEvent.pointerDown(surface, { clientX: 155, button: 0, pointerId: 1 });
    fireEvent.pointerUp(surface, { clientX: 155, pointerId: 1 });
    expect(onBrush).toHaveBeenCalledExactlyOnceWith({ first: 1, last: 1 });
    cleanup();
    const marked = setUp({ first: 1, last: 1 });
    const again = marked.reader.parentElement as HTMLElement;
    fireEvent.pointerDown(again, { clientX: 155, button: 0, pointerId: 1 });
    fireEvent.pointerUp(again, { clientX: 155, pointerId: 1 });
    expect(marked.onBrush).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('only reads with the first tap of a finger, and marks with the second', () => {
    const { reader, onBrush, store } = setUp();
    const surface = reader.parentElement as HTMLElement;
    const tap = () => {
      fireEvent.pointerDown(surface, { clientX: 155, button: 0, pointerId: 1, pointerType: 'touch' });
      fireEvent.pointerUp(surface, { clientX: 155, pointerId: 1, pointerType: 'touch' });
    };
    tap();
    expect(onBrush).not.toHaveBeenCalled();
    expect(store.get().index).toBe(1);
    tap();
    expect(onBrush).toHaveBeenCalledExactlyOnceWith({ first: 1, last: 1 });
  });

  it('marks the bucket at the cursor with Space', () => {
    const { reader, onBrush } = setUp();
    fireEvent.keyDown(reader, { key: 'Home' });
    fireEvent.keyDown(reader, { key: ' ' });
    expect(onBrush).toHaveBeenCalledExactlyOnceWith({ first: 0, last: 0 });
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

  it('only reads where nothing can be marked', () => {
    const store = createCursorStore();
    render(
      <CursorSurface
        store={store}
        buckets={buckets}
        scale={scale}
        heightPx={400}
        plotTop={0}
        plotBottom={300}
        brush={null}
        wordsAt={(index) => `bucket ${index}`}
        label="Read the plot"
      >
        <p>the plot</p>
      </CursorSurface>,
    );
    const reader = screen.getByRole('slider');
    fireEvent.keyDown(reader, { key: 'Home' });
    fireEvent.keyDown(reader, { key: 'ArrowRight', shiftKey: true });
    fireEvent.keyDown(reader, { key: ' ' });
    fireEvent.pointerDown(reader, { clientX: 455, button: 0, pointerId: 1 });
    fireEvent.pointerMove(reader, { clientX: 655, pointerId: 1 });
    expect(store.get()).toEqual({ index: 6, brush: null });
  });
});
