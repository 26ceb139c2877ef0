import { useQuery } from '@tanstack/react-query';
import {
  createMark,
  deleteMark,
  type Mark,
  patchMark,
  WRITTEN_MARK_KINDS,
  type WrittenMarkKind,
} from '../../../contract/marks';
import { callEndpoint } from '../../lib/api';
import { removedWords } from '../../lib/removed-words';
import { serverNowMs } from '../../lib/server-clock';
import { settingsQuery } from '../../lib/settings-query';
import { instantOfWall, wallOf } from '../../lib/wall-time';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { ProblemNote } from '../../ui/problem-note';
import { MadeUnreadableNote } from './made-unreadable-note';
import { marksQuery } from './paddling-queries';
import { RecordFrame } from './record-frame';
import { useRecordForm } from './use-record-form';

const KINDS: { kind: WrittenMarkKind; label: string; example: string }[] = [
  { kind: 'release', label: 'Release', example: 'release 8.2' },
  { kind: 'fix', label: 'Fix', example: 'fix 8.2.3: roaming charge' },
  { kind: 'incident', label: 'Incident', example: 'outage north' },
  { kind: 'note', label: 'Note', example: 'price change announced' },
];

/** What a new mark starts from, as an address says it: nothing here is sure to be well formed. */
interface MarkPrefill {
  kind: string;
  at: string;
}

/** Adds a mark (`mark` null) or changes the one of this id; its time finds it among the marks of its window. */
export function MarkDialog({
  mark,
  prefill,
  onClose,
  onRemoved,
}: {
  mark: { id: string; at: string } | null;
  prefill?: MarkPrefill;
  onClose: () => void;
  /** Closes it with what was removed, in words. */
  onRemoved?: (words: string) => Promise<void>;
}) {
  const settings = useQuery(settingsQuery());
  const atMs = Date.parse(mark?.at ?? '');
  const window = {
    from: new Date(atMs || 0).toISOString(),
    to: new Date((atMs || 0) + 1).toISOString(),
  };
  const found = useQuery({ ...marksQuery(window, WRITTEN_MARK_KINDS), enabled: mark !== null });
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
        <MarkForm
          zone={settings.data.zone}
          mark={known ?? null}
          prefill={prefill}
          onClose={onClose}
          onRemoved={onRemoved}
        />
      )}
    </Dialog>
  );
}

function MarkForm({
  zone,
  mark,
  prefill,
  onClose,
  onRemoved,
}: {
  zone: string;
  mark: Mark | null;
  prefill: MarkPrefill | undefined;
  onClose: () => void;
  onRemoved: ((words: string) => Promise<void>) | undefined;
}) {
  const record = useRecordForm({
    initial: formOf(mark, prefill, zone),
    save: (form) => {
      const body = bodyOf(form, zone);
      return mark
        ? callEndpoint(patchMark, { params: { id: mark.id }, body })
        : callEndpoint(createMark, { body, headers: {} });
    },
    remove: mark
      ? {
          id: mark.id,
          remove: () => callEndpoint(deleteMark, { params: { id: mark.id } }),
          onRemoved: () => onRemoved?.(removedWords('Mark', mark.label)),
        }
      : undefined,
    onSaved: onClose,
  });
  const { form, bind, errors } = record;
  const example = KINDS.find(({ kind }) => kind === form.kind)?.example;
  return (
    <RecordFrame record={record} saveWords={mark ? 'Save' : 'Add mark'} onCancel={onClose}>
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
          {(control) => <input {...control} {...bind('end')} type="datetime-local" min={form.at} />}
        </Field>
      </div>
      <MadeUnreadableNote proposed={proposedOf(form, mark, zone)} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Version" error={errors.version}>
          {(control) => <input {...control} {...bind('version')} maxLength={100} />}
        </Field>
        <Field label="Link" error={errors.url}>
          {(control) => <input {...control} {...bind('url')} type="url" placeholder="https://" />}
        </Field>
      </div>
    </RecordFrame>
  );
}

function formOf(mark: Mark | null, prefill: MarkPrefill | undefined, zone: string) {
  const kind = KINDS.find((known) => known.kind === (mark ?? prefill)?.kind)?.kind ?? 'release';
  const atMs = Date.parse((mark ?? prefill)?.at ?? '');
  return {
    kind,
    at: wallOf(Number.isNaN(atMs) ? serverNowMs() : atMs, zone),
    end: mark?.endExclusive ? wallOf(Date.parse(mark.endExclusive), zone) : '',
    label: mark?.label ?? '',
    version: mark?.version ?? '',
    url: mark?.url ?? '',
  };
}

/** What it would take from campaigns; `null` where it has no end, or ends before it starts. */
function proposedOf(form: ReturnType<typeof formOf>, mark: Mark | null, zone: string) {
  if (form.at === '' || form.end === '' || form.end <= form.at) return null;
  const { kind, at, endExclusive } = bodyOf(form, zone);
  if (endExclusive === null) return null;
  return { kind, at, endExclusive, topic: [], ...(mark === null ? {} : { except: mark.id }) };
}

function bodyOf(form: ReturnType<typeof formOf>, zone: string) {
  return {
    kind: form.kind,
    at: instantOfWall(form.at, zone),
    endExclusive: form.end === '' ? null : instantOfWall(form.end, zone),
    label: form.label,
    version: form.version.trim() || null,
    url: form.url.trim() || null,
  };
}
