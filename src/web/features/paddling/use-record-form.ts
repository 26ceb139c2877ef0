import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldErrors } from '../../lib/field-errors';
import { CONTROL } from '../../ui/field';

/** The fields of a form that hold text. */
type TextField<Form> = { [Name in keyof Form]: Form[Name] extends string ? Name : never }[keyof Form];

interface RecordFormOptions<Form, Saved> {
  initial: Form;
  save: (form: Form) => Promise<Saved>;
  /** Absent where the record is not there yet. */
  remove?: (() => Promise<unknown>) | undefined;
  /** With what was saved; with nothing once it is removed. */
  onDone: (saved: Saved | null) => void;
}

/** A form of one record: its fields, what the server found wrong, saving and removing; then what it made old is asked again. */
export function useRecordForm<Form extends object, Saved>({
  initial,
  save,
  remove,
  onDone,
}: RecordFormOptions<Form, Saved>) {
  const [form, setForm] = useState(initial);
  const client = useQueryClient();
  const finish = async (saved: Saved | null) => {
    onDone(saved);
    await refreshPaddling(client);
  };
  const saving = useMutation({ mutationFn: () => save(form), onSuccess: finish });
  const removing = useMutation({ mutationFn: async () => remove?.(), onSuccess: () => finish(null) });
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

/** Asks again for everything that tells of campaigns, posts and marks, and for the currents that a post of ours leaves. */
export function refreshPaddling(client: ReturnType<typeof useQueryClient>): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) =>
      /^\/(campaigns|campaign-verdicts|effects|brief|marks|posts|currents|catalogue|topics\/movers|voices|threads)/.test(
        String(queryKey[0]),
      ),
  });
}
