import type { FormEvent, ReactNode } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ProblemNote } from '../../ui/problem-note';

/** A decision with what it means above its fields, and what went wrong in the server's words. */
export function DecisionDialog({
  title,
  words,
  save,
  disabled = false,
  wide = false,
  pending,
  error,
  onSave,
  onClose,
  children,
}: {
  title: string;
  words?: ReactNode;
  /** What the button says. */
  save: string;
  disabled?: boolean;
  /** For what is read before it is decided. */
  wide?: boolean;
  pending: boolean;
  error: Error | null;
  onSave: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <Dialog title={title} wide={wide} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        {error && <ProblemNote error={error} showFields />}
        {words && <p className="m-0 text-ink2 [overflow-wrap:anywhere]">{words}</p>}
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={disabled || pending}>
            {save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
