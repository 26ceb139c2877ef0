import { useLiveState } from '../lib/live-stream';

const WORDS = {
  connecting: { text: 'connecting', title: 'Connecting to the server' },
  live: { text: 'live', title: 'Changes appear by themselves' },
  lost: { text: 'offline', title: 'The server cannot be reached; what is shown may be old. Trying again.' },
} as const;

/** Whether changes arrive by themselves; said in words and by the dot's shape, not by colour alone. */
export function LiveNote() {
  const state = useLiveState();
  const { text, title } = WORDS[state];
  return (
    <span
      role="status"
      title={title}
      className="inline-flex min-w-20 items-center gap-1.5 text-ink2 text-small"
    >
      <span
        aria-hidden="true"
        className={`size-2 rounded-full border border-fix ${state === 'live' ? 'bg-fix' : state === 'lost' ? 'rounded-none border-neg' : ''}`}
      />
      {text}
    </span>
  );
}
