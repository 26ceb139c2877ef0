import type { ReactNode } from 'react';

/** Formula, version and terms of the trade, folded away: what a figure means stands beside it in plain words. */
export function HowNote({ children }: { children: ReactNode }) {
  return (
    <details className="text-ink2 text-small">
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent">
        How this is computed
      </summary>
      <p className="m-0 max-w-[80ch]">{children}</p>
    </details>
  );
}
