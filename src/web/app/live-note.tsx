import clsx from 'clsx';
import { type LiveState, useLiveState } from '../lib/live-stream';

const TITLES: Record<LiveState, string> = {
  connecting: 'Connecting to the server',
  live: 'Changes appear by themselves',
  reconnecting: 'The line broke; trying again',
  offline: 'The server cannot be reached; trying again',
};

/** Whether changes arrive by themselves; said in words and by the dot's shape, not by colour alone. */
export function LiveNote() {
  const state = useLiveState();
  return (
    <span
      role="status"
      title={TITLES[state]}
      className="inline-flex min-w-24 items-center gap-1.5 text-ink2 text-small"
    >
      <span
        aria-hidden="true"
        className={clsx(
          'size-2 border',
          state === 'offline' ? 'border-neg' : 'rounded-full border-fix',
          state === 'live' && 'bg-fix',
        )}
      />
      {state}
    </span>
  );
}

/** Over the foot of the page while the server is out of reach, so that nothing below it moves. */
export function OfflineNote() {
  if (useLiveState() !== 'offline') return null;
  return (
    <p className="fixed inset-x-3 bottom-3 z-30 m-0 mx-auto w-fit rounded-md border border-neg-ink bg-surface px-3 py-2 shadow-lift">
      The server cannot be reached. What is shown may be old; the page catches up by itself.
    </p>
  );
}
