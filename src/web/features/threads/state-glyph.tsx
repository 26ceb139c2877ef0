import type { ThreadState } from '../../../contract/thread-kinds';

/** A state as a shape beside its name: open, half, full, a tick for handled, and a square for ours alone. */
export function StateGlyph({ state }: { state: ThreadState }) {
  return (
    <svg className="thread-state-glyph" width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
      <Shape state={state} />
    </svg>
  );
}

function Shape({ state }: { state: ThreadState }) {
  switch (state) {
    case 'unanswered':
      return <circle r="4.25" fill="none" stroke="var(--neg)" strokeWidth="1.75" />;
    case 'waiting':
      return (
        <>
          <circle r="4.25" fill="none" stroke="var(--neg)" strokeWidth="1.75" />
          <path d="M0-4.25A4.25 4.25 0 0 1 0 4.25Z" fill="var(--neg)" />
        </>
      );
    case 'answered':
      return <circle r="5" fill="var(--pos)" />;
    case 'handled':
      return (
        <>
          <circle r="5" fill="none" stroke="var(--ink2)" strokeWidth="1.5" />
          <path d="M-2.5 0.2L-0.7 2L2.6-1.8" fill="none" stroke="var(--ink2)" strokeWidth="1.5" />
        </>
      );
    case 'ours':
      return <rect x="-4.5" y="-4.5" width="9" height="9" rx="2.5" fill="var(--camp)" />;
  }
}
