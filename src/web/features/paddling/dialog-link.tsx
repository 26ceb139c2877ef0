import { Link } from '@tanstack/react-router';

/** Opens a dialog over this page, by its address; looks like a button. */
export function DialogLink({ dialog, children }: { dialog: string; children: string }) {
  return (
    <Link
      to="."
      search={(search) => ({ ...search, dialog })}
      resetScroll={false}
      className="inline-flex min-h-8 items-center rounded-md border border-line bg-surface px-3 font-medium text-ink no-underline hover:border-ink3 print:hidden"
    >
      {children}
    </Link>
  );
}
