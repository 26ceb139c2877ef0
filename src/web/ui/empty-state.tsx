import type { ReactNode } from 'react';

/** Nothing to show, in words, and what to do first. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-120 flex-col items-center gap-2 px-4 py-10 text-center text-ink2">
      <h2 className="m-0 text-ink text-reading">{title}</h2>
      {children}
    </div>
  );
}
