import clsx from 'clsx';
import { type ReactNode, useId } from 'react';

export const CONTROL =
  'min-h-8 w-full rounded-md border border-control bg-surface px-2 py-1 text-ink aria-[invalid=true]:border-neg-ink disabled:bg-grid disabled:text-ink2';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  className?: string;
  /** Draws the control with the attributes that tie it to label, hint and error. */
  children: (control: {
    id: string;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** A labelled control with its hint, and what is wrong with it right beside it. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="font-medium text-ink2 text-small">
        {label}
      </label>
      {children({ id, 'aria-invalid': error !== undefined, 'aria-describedby': note ? noteId : undefined })}
      {note && (
        <span id={noteId} className={clsx('text-small', error ? 'text-neg-ink' : 'text-ink3')}>
          {note}
        </span>
      )}
    </div>
  );
}
