import type { ReactNode } from 'react';
import { Button } from '../../ui/button';
import { ProblemNote } from '../../ui/problem-note';
import { RemoveButton } from '../../ui/remove-button';
import type { RecordForm } from './use-record-form';

/** What stands around the fields of a record's form: what went wrong above them, the buttons below. */
export function RecordFrame({
  record,
  saveWords,
  aside,
  askingToRemove,
  onCancel,
  children,
}: {
  record: RecordForm;
  saveWords: string;
  aside?: ReactNode;
  /** What the button that removes says before it does, where more goes than the record. */
  askingToRemove?: string | undefined;
  onCancel: () => void;
  children: ReactNode;
}) {
  return (
    <form onSubmit={record.submit} className="flex flex-col gap-3 p-4">
      {record.error && <ProblemNote error={record.error} />}
      {children}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto text-ink3 text-small">{aside}</span>
        {record.removable && (
          <RemoveButton
            {...(askingToRemove ? { asking: askingToRemove } : {})}
            pending={record.pending}
            onRemove={record.removeRecord}
          />
        )}
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="primary" type="submit" disabled={record.pending}>
          {saveWords}
        </Button>
      </div>
    </form>
  );
}
