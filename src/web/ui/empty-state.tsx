import type { ReactNode } from 'react';

/** Nothing to show, in words, and what to do first. `level` 1 where it is the whole page. */
export function EmptyState({
  title,
  level = 2,
  children,
}: {
  title: string;
  level?: 1 | 2;
  children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="mx-auto flex max-w-120 flex-col items-center gap-2 px-4 py-10 text-center text-ink2">
      <Heading className="m-0 font-[620] text-ink text-reading tracking-normal">{title}</Heading>
      {children}
    </div>
  );
}
