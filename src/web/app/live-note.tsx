import clsx from 'clsx';
import { type LiveState, lastHeardMs, useLiveState } from '../lib/live-stream';
import { LOCALE } from '../ui/charts/time-format';

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
      className="inline-flex min-w-24 max-sm:min-w-14 items-center gap-1.5 text-ink2 text-small"
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
  const offline = useLiveState() === 'offline';
  const heardMs = lastHeardMs();
  const since = heardMs === 0 ? 'may be old' : `is from ${timeOf(heardMs)}`;
  // The live region must be there before its words are, or nobody is told.
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-3 bottom-3 z-(--layer-note) flex justify-center"
    >
      {offline && (
        <p className="m-0 rounded-md border border-neg-ink bg-surface px-3 py-2 shadow-lift">
          <b>{navigator.onLine ? 'The server cannot be reached' : 'You are offline'}</b>; what you see {since}
          . The page catches up by itself.
        </p>
      )}
    </div>
  );
}

function timeOf(atMs: number): string {
  return new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' }).format(atMs);
}
