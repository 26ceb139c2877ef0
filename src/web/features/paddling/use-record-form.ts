import { type Query, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '../../lib/field-errors';
import { CONTROL } from '../../ui/field';

/** The fields of a form that hold text. */
type TextField<Form> = { [Name in keyof Form]: Form[Name] extends string ? Name : never }[keyof Form];

interface RecordFormOptions<Form, Saved> {
  initial: Form;
  save: (form: Form) => Promise<Saved>;
  /** Absent where the record is not there yet. */
  remove?: Removal | undefined;
  onSaved: (saved: Saved) => void;
}

interface Removal {
  id: string;
  remove: () => Promise<unknown>;
  /** Leaves what shows the record. */
  onRemoved: () => Promise<void> | undefined;
}

/** A form of one record: its fields, what the server found wrong, saving and removing; then what it made old is asked again. */
export function useRecordForm<Form extends object, Saved>({
  initial,
  save,
  remove,
  onSaved,
}: RecordFormOptions<Form, Saved>) {
  const [form, setForm] = useState(initial);
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: () => save(form),
    onSuccess: async (saved) => {
      onSaved(saved);
      await refreshPaddling(client);
    },
  });
  const removing = useMutation({
    mutationFn: async () => remove?.remove(),
    onSuccess: async () => {
      await remove?.onRemoved();
      await refreshPaddling(client, remove?.id);
    },
  });
  return {
    form,
    change: (change: Partial<Form>) => setForm({ ...form, ...change }),
    /** What ties a control to a field of text. */
    bind: (name: TextField<Form>) => ({
      value: form[name] as string,
      onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
      className: CONTROL,
    }),
    submit: (event: FormEvent) => {
      event.preventDefault();
      saving.mutate();
    },
    /** What went wrong, as a whole and by field. */
    error: saving.error ?? removing.error,
    errors: fieldErrors(saving.error),
    pending: saving.isPending || removing.isPending,
    removable: remove !== undefined,
    removeRecord: () => removing.mutate(),
  };
}
export type RecordForm = Pick<
  ReturnType<typeof useRecordForm>,
  'submit' | 'error' | 'pending' | 'removable' | 'removeRecord'
>;

/**
 * Asks again for everything that tells of campaigns, posts and marks, and for the currents that a post of ours leaves.
 * What is about the one of `goneId` is old, too, but not asked for: there is no answer any more.
 */
export async function refreshPaddling(client: QueryClient, goneId?: string): Promise<void> {
  const isGone = ({ queryKey }: Query) => goneId !== undefined && JSON.stringify(queryKey).includes(goneId);
  await client.invalidateQueries({ predicate: isGone, refetchType: 'none' });
  await client.invalidateQueries({ predicate: (query) => isPaddling(query) && !isGone(query) });
}

function isPaddling({ queryKey }: Query): boolean {
  return /^\/(campaigns|campaign-verdicts|effects|brief|marks|posts|currents|catalogue|topics\/movers|voices|threads)/.test(
    String(queryKey[0]),
  );
}
