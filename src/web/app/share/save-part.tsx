import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { createView, listViews } from '../../../contract/views';
import { useActor } from '../../lib/actor';
import { callEndpoint } from '../../lib/api';
import { Button } from '../../ui/button';
import { CONTROL, Field } from '../../ui/field';

/** Saves a view under a name, for everybody. */
export function SavePart({ path, onClose }: { path: string; onClose: () => void }) {
  const client = useQueryClient();
  const actor = useActor();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => callEndpoint(createView, { body: { name, path } }),
    onSuccess: () => {
      setName('');
      return client.invalidateQueries({ queryKey: [listViews.path] });
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  };
  return (
    <form className="flex flex-wrap items-end gap-2 border-line border-t pt-3" onSubmit={onSubmit}>
      <Field
        label="Save it under a name"
        className="flex-1 basis-60"
        hint={`Everybody finds it in “Find or do”${actor ? `, as saved by ${actor.name}` : ''}.`}
        {...(save.error ? { error: save.error.message } : {})}
      >
        {(control) => (
          <input
            {...control}
            className={CONTROL}
            value={name}
            maxLength={100}
            placeholder="Such as: Network complaints, this month"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" className="mb-5.5" disabled={save.isPending || name.trim() === ''}>
        Save view
      </Button>
      <p className="m-0 w-full text-small">
        <span role="status">{save.data && `Saved as “${save.data.name}”. `}</span>
        <Link to="/views" className="font-medium text-accent underline" onClick={onClose}>
          All saved views
        </Link>
      </p>
    </form>
  );
}
