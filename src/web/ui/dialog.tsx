import clsx from 'clsx';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';

/** A modal dialog over the page: the browser's own, so focus stays inside, Escape closes, the page behind is inert. */
export function Dialog({
  title,
  bare = false,
  wide = false,
  onClose,
  children,
}: {
  title: string;
  /** Without a visible heading, near the top of the window: for what begins with its own field. */
  bare?: boolean;
  /** For figures and quotes, which need more room than a form. */
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) {
      dialog.showModal();
      // The browser would begin at the close button; who opens a form wants its first control.
      dialog.querySelector<HTMLElement>('input, select, textarea')?.focus();
    }
    // What the form needs may still be on its way: then its first control is waited for.
    const observer = new MutationObserver(() => {
      const control = dialog?.querySelector<HTMLElement>('input, select, textarea');
      if (!control) return;
      observer.disconnect();
      if (!document.activeElement?.matches('input, select, textarea')) control.focus();
    });
    if (dialog && !dialog.querySelector('input, select, textarea'))
      observer.observe(dialog, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={({ currentTarget }) => {
        // The browser may close it without asking (a second Escape); the address must then follow.
        if (!currentTarget.open) onClose();
      }}
      className={clsx(
        bare ? 'mx-auto mt-[10dvh] mb-auto' : 'm-auto',
        wide ? 'w-[min(820px,calc(100vw-24px))]' : 'w-[min(560px,calc(100vw-24px))]',
        'rounded-lg border border-line bg-surface p-0 text-ink shadow-lift backdrop:bg-veil',
      )}
    >
      {bare ? (
        <h2 id={titleId} className="sr-only">
          {title}
        </h2>
      ) : (
        <div className="flex items-center gap-2 border-line border-b px-4 py-3">
          <h2 id={titleId} className="m-0 text-quote">
            {title}
          </h2>
          <button
            type="button"
            aria-label="Close"
            onClick={onClose}
            className="ml-auto grid size-8 place-items-center rounded-md text-ink2 hover:bg-grid"
          >
            <X size={16} aria-hidden="true" />
          </button>
        </div>
      )}
      {children}
    </dialog>
  );
}
