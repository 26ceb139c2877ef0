import clsx from 'clsx';
import type { ReactNode } from 'react';

/** One quiet surface for one group, with its heading when it has one. */
export function Card({
  title,
  aside,
  className,
  children,
}: {
  title?: string;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      {...(title ? { 'aria-label': title } : {})}
      className={clsx('rounded-lg border border-line bg-surface shadow-quiet', className)}
    >
      {title && (
        <div className="flex flex-wrap items-center gap-2 px-4 pt-3 pb-1">
          <h2 className="m-0">{title}</h2>
          {aside && <div className="ml-auto flex items-center gap-2 text-ink3 text-small">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
