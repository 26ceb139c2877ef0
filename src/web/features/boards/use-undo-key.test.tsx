// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useUndoKey } from './use-undo-key';

afterEach(cleanup);

function Page({ undo }: { undo: () => void }) {
  useUndoKey(undo);
  return (
    <>
      <button type="button">Grip</button>
      <input aria-label="Name" />
    </>
  );
}

it('takes back with Ctrl or Cmd and Z, but not where text is typed', () => {
  const undo = vi.fn();
  render(<Page undo={undo} />);
  const grip = screen.getByRole('button');
  fireEvent.keyDown(grip, { key: 'z', ctrlKey: true });
  fireEvent.keyDown(grip, { key: 'z', metaKey: true });
  expect(undo).toHaveBeenCalledTimes(2);
  fireEvent.keyDown(grip, { key: 'z' });
  fireEvent.keyDown(grip, { key: 'z', ctrlKey: true, shiftKey: true });
  fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'z', ctrlKey: true });
  expect(undo).toHaveBeenCalledTimes(2);
});
