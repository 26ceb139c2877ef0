import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Flaw } from '../../../contract/flaw-schemas';
import { createTrackerIssue } from '../../../contract/tracker';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { CONTROL, Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { DecisionDialog } from './decision-dialog';
import { issueDraftQuery } from './flaw-queries';
import { useFlawChange } from './use-flaw-change';

const KEY = 'eddyline-issue-repository';

/** Creates a GitHub issue, after showing what it will say. */
export function IssueDialog({ flaw, onClose }: { flaw: Flaw; onClose: () => void }) {
  const draft = useQuery(issueDraftQuery(flaw.id));
  const [form, setForm] = useState({ repository: remembered(), title: flaw.title, labels: '' });
  const create = useFlawChange(() => {
    remember(form.repository.trim());
    return callEndpoint(createTrackerIssue, {
      params: { id: flaw.id },
      body: {
        repository: form.repository.trim(),
        title: form.title,
        labels: form.labels
          .split(',')
          .map((label) => label.trim())
          .filter((label) => label !== ''),
      },
    });
  });
  const errors = fieldErrors(create.error);
  const bind = (name: keyof typeof form) => ({
    className: CONTROL,
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  });
  return (
    <DecisionDialog
      title="Create a GitHub issue"
      words="It is tried until it is there, and never made twice."
      save="Create"
      pending={create.isPending}
      error={create.error}
      onSave={() => create.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Field label="Repository" hint="owner/name" error={errors.repository}>
        {(control) => <input {...control} {...bind('repository')} required maxLength={201} />}
      </Field>
      <Field label="Title" error={errors.title}>
        {(control) => <input {...control} {...bind('title')} required maxLength={200} />}
      </Field>
      <Field label="Labels (optional)" hint="With commas between them" error={errors.labels}>
        {(control) => <input {...control} {...bind('labels')} />}
      </Field>
      {draft.error && <ProblemNote error={draft.error} onRetry={() => void draft.refetch()} />}
      {draft.data && (
        <details className="flaw-draft">
          <summary>What it will say</summary>
          <pre>{draft.data.body}</pre>
        </details>
      )}
    </DecisionDialog>
  );
}

function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function remember(repository: string): void {
  try {
    localStorage.setItem(KEY, repository);
  } catch {
    // Storage is off: it is typed again next time.
  }
}
