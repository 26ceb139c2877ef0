import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { createMark, deleteMark, type Mark, patchMark, type WrittenMarkKind } from '../../../contract/marks';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { settingsQuery } from '../../lib/settings-query';
import { instantOfWall, wallOf } from '../../lib/wall-time';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { marksQuery } from './paddling-queries';
import { RemoveButton } from './remove-button';

const KINDS: { kind: WrittenMarkKind; label: string; example: string }[] = [
  { kind: 'release', label: 'Release', example: 'release 8.2' },
  { kind: 'fix', label: 'Fix', example: 'fix 8.2.3: roaming charge' },
  { kind: 'incident', label: 'Incident', example: 'outage north' },
  { kind: 'note', label: 'Note', example: 'price change announced' },
];

/** Adds a mark (`mark` null) or changes the one of this id; its time finds it among the marks of its window. */
export function MarkDialog({
  mark,
  onClose,
}: {
  mark: { id: string; at: string } | null;
  onClose: () => void;
}) {
  const settings = useQuery(settingsQuery());
  const atMs = Date.parse(mark?.at ?? '');
  const window = {
    from: new Date(atMs || 0).toISOString(),
    to: new Date((atMs || 0) + 1).toISOString(),
  };
  const found = useQuery({ ...marksQuery(window), enabled: mark !== null });
  const known = found.data?.items.find((item) => item.id === mark?.id);
  const error = settings.error ?? found.error;
  const missing = mark !== null && found.data !== undefined && known === undefined;
  return (
    <Dialog title={mark === null ? 'Add a mark' : 'Change the mark'} onClose={onClose}>
      {error && (
        <div className="p-4">
          <ProblemNote error={error} />
        </div>
      )}
      {missing && <p className="m-0 p-4">This mark is not there any more.</p>}
      {settings.data && (mark === null || known) && (
        <MarkForm zone={settings.data.zone} mark={known ?? null} onClose={onClose} />
      )}
    </Dialog>
  );
}

function MarkForm({ zone, mark, onClose }: { zone: string; mark: Mark | null; onClose: () => void }) {
  const [form, setForm] = useState({
    kind: (mark?.kind ?? 'release') as WrittenMarkKind,
    at: wallOf(mark ? Date.parse(mark.at) : Date.now(), zone),
    end: mark?.endExclusive ? wallOf(Date.parse(mark.endExclusive), zone) : '',
    label: mark?.label ?? '',
    version: mark?.version ?? '',
    url: mark?.url ?? '',
  });
  const client = useQueryClient();
  const done = async () => {
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === '/marks' });
    onClose();
  };
  const save = useMutation({
    mutationFn: () => {
      const body = {
        kind: form.kind,
        at: instantOfWall(form.at, zone),
        endExclusive: form.end === '' ? null : instantOfWall(form.end, zone),
        label: form.label,
        version: form.version.trim() || null,
        url: form.url.trim() || null,
      };
      return mark
        ? callEndpoint(patchMark, { params: { id: mark.id }, body })
        : callEndpoint(createMark, { body, headers: {} });
    },
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: () => callEndpoint(deleteMark, { params: { id: mark?.id ?? '' } }),
    onSuccess: done,
  });
  const errors = fieldErrors(save.error);
  const bind = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
    className: CONTROL,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const example = KINDS.find(({ kind }) => kind === form.kind)?.example;
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 p-4">
      {(save.error ?? remove.error) && <ProblemNote error={(save.error ?? remove.error) as Error} />}
      <Field label="Kind" error={errors.kind}>
        {(control) => (
          <select {...control} {...bind('kind')}>
            {KINDS.map(({ kind, label }) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="What" hint={`Such as “${example}”`} error={errors.label}>
        {(control) => <input {...control} {...bind('label')} required maxLength={300} />}
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="When" hint={`Time in ${zone}`} error={errors.at}>
          {(control) => <input {...control} {...bind('at')} type="datetime-local" required />}
        </Field>
        <Field label="Until" hint="Only if it lasted" error={errors.endExclusive}>
          {(control) => <input {...control} {...bind('end')} type="datetime-local" />}
        </Field>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Version" error={errors.version}>
          {(control) => <input {...control} {...bind('version')} maxLength={100} />}
        </Field>
        <Field label="Link" error={errors.url}>
          {(control) => <input {...control} {...bind('url')} type="url" placeholder="https://" />}
        </Field>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {mark && <RemoveButton pending={remove.isPending} onRemove={() => remove.mutate()} />}
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" disabled={save.isPending}>
          {mark ? 'Save' : 'Add mark'}
        </Button>
      </div>
    </form>
  );
}
