import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { recordFix } from '../../../contract/flaw-changes';
import type { Flaw } from '../../../contract/flaw-schemas';
import { listMarks } from '../../../contract/marks';
import { callEndpoint } from '../../lib/api';
import { fieldErrors } from '../../lib/field-errors';
import { serverNowMs } from '../../lib/server-clock';
import { instantOfWall, wallOf } from '../../lib/wall-time';
import { formatDay } from '../../ui/charts/time-format';
import { CONTROL, Field } from '../../ui/field';
import { ReasonField } from '../../ui/reason-field';
import { DecisionDialog } from './decision-dialog';
import { flawSeriesQuery } from './flaw-queries';
import { useFlawChange } from './use-flaw-change';

const NEW = 'new';
const BACK_DAYS = 180;
const AHEAD_DAYS = 60;
const DAY_MS = 86_400_000;

function shippedQuery(nowMs: number) {
  // Whole days, so that the question stays the same while the dialog is opened again.
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const query = {
    from: new Date(today - BACK_DAYS * DAY_MS).toISOString(),
    to: new Date(today + AHEAD_DAYS * DAY_MS).toISOString(),
    kind: ['fix' as const, 'release' as const],
  };
  return queryOptions({
    queryKey: [listMarks.path, query],
    queryFn: ({ signal }) => callEndpoint(listMarks, { query, signal }),
    staleTime: 60_000,
  });
}

/** Records what is meant to end the flaw: a release on record, or a new mark; with how long each source takes to have it. */
export function FixDialog({ flaw, zone, onClose }: { flaw: Flaw; zone: string; onClose: () => void }) {
  const [nowMs] = useState(serverNowMs);
  const marks = useQuery(shippedQuery(nowMs)).data?.items ?? [];
  const sources = useQuery(flawSeriesQuery(flaw.id)).data?.sources ?? [];
  const [mark, setMark] = useState(NEW);
  const [form, setForm] = useState({
    version: '',
    label: '',
    url: '',
    at: wallOf(nowMs, zone),
    reason: '',
  });
  const [lags, setLags] = useState<Readonly<Record<string, string>>>({});
  const record = useFlawChange(() => {
    const isNew = mark === NEW;
    return callEndpoint(recordFix, {
      params: { id: flaw.id },
      body: {
        markId: isNew ? null : mark,
        label: isNew ? form.label.trim() || null : null,
        version: isNew ? form.version.trim() || null : null,
        url: isNew ? form.url.trim() || null : null,
        effectiveAt: isNew ? instantOfWall(form.at, zone) : null,
        lags: Object.entries(lags).flatMap(([source, days]) =>
          Number(days) > 0 ? [{ source, days: Number(days) }] : [],
        ),
        reason: form.reason.trim() || null,
      },
    });
  });
  const errors = fieldErrors(record.error);
  const ahead = form.at !== '' && Date.parse(instantOfWall(form.at, zone) ?? '') > nowMs;
  const bind = (name: keyof typeof form) => ({
    className: CONTROL,
    value: form[name],
    onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }),
  });
  return (
    <DecisionDialog
      title="Record a fix"
      words="Complaints from people who can have it tell whether it helped; nobody has to click that."
      save="Record"
      disabled={mark === NEW && form.at === ''}
      pending={record.isPending}
      error={record.error}
      onSave={() => record.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {marks.length > 0 && (
        <Field label="Which" error={errors.markId}>
          {(control) => (
            <select
              {...control}
              className={CONTROL}
              value={mark}
              onChange={(event) => setMark(event.target.value)}
            >
              <option value={NEW}>a new one</option>
              {marks.toReversed().map(({ id, kind, label, version, at }) => (
                <option key={id} value={id}>
                  {kind} {version ?? ''} {label}, {formatDay(Date.parse(at), zone)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {mark === NEW && (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field
              label="Version (optional)"
              hint="Complaints that name an older one do not count against it."
              error={errors.version}
            >
              {(control) => <input {...control} {...bind('version')} maxLength={100} />}
            </Field>
            <Field
              label="In effect from"
              hint={
                ahead
                  ? `Time in ${zone}. In the future: it is recorded as planned, and judged once it works.`
                  : `Time in ${zone}`
              }
              error={errors.effectiveAt}
            >
              {(control) => <input {...control} {...bind('at')} type="datetime-local" required />}
            </Field>
          </div>
          <Field
            label="What (optional)"
            hint="What was changed, such as “Charges once per pass”."
            error={errors.label}
          >
            {(control) => <input {...control} {...bind('label')} maxLength={300} />}
          </Field>
          <Field label="Link (optional)" error={errors.url}>
            {(control) => <input {...control} {...bind('url')} type="url" placeholder="https://" />}
          </Field>
        </>
      )}
      {sources.length > 0 && (
        <fieldset className="flaw-lags">
          <legend>Days until people can have it, by source (such as an app store’s review)</legend>
          {sources.map((source) => (
            <label key={source}>
              <span>{source}</span>
              <input
                type="number"
                className={CONTROL}
                min={0}
                max={365}
                step="any"
                placeholder="0"
                value={lags[source] ?? ''}
                onChange={(event) => setLags({ ...lags, [source]: event.target.value })}
              />
            </label>
          ))}
        </fieldset>
      )}
      <ReasonField value={form.reason} onChange={(reason) => setForm({ ...form, reason })} />
    </DecisionDialog>
  );
}
