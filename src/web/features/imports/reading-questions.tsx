import { IMPORT_KINDS, type ImportKind, type ImportPreview } from '../../../contract/imports';
import { CONTROL, Field } from '../../ui/field';
import type { ReadingChoices } from './import-queries';

const KIND_WORDS: Record<ImportKind, string> = {
  mentions: 'Mentions: what people say',
  posts: 'Posts: what we put out',
  campaigns: 'Campaigns',
  marks: 'Releases, fixes, incidents, notes',
  exposure: 'A day’s figures, such as active users, for rates per 1,000',
};

/** What the file holds, and what it leaves open: zone, order of day and month, what was collected, source. */
export function ReadingQuestions({
  preview,
  choices,
  hasSource,
  onChange,
}: {
  preview: ImportPreview;
  choices: ReadingChoices;
  /** Does a column say where each row comes from? */
  hasSource: boolean;
  onChange: (change: ReadingChoices) => void;
}) {
  const asks = (code: string) => preview.questions.find((question) => question.code === code);
  const dates = asks('date-order');
  const zone = asks('zone');
  const gaps = asks('gaps');
  const date = openDate(preview);
  const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const firstZones = [...new Set([preview.zone, browserZone, 'UTC'])];
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      <Field label="This file holds" hint={preview.preset ? `Recognised: ${preview.preset}` : undefined}>
        {(control) => (
          <select
            {...control}
            className={CONTROL}
            value={preview.kind}
            onChange={(event) => onChange({ kind: event.target.value as ImportKind })}
          >
            {IMPORT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {KIND_WORDS[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {preview.kind !== 'exposure' && (
        <Field
          label="Its times are in"
          hint={zone ? 'The file’s times name no zone' : 'For times that name no zone themselves'}
        >
          {(control) => (
            <select
              {...control}
              className={CONTROL}
              value={choices.tz ?? preview.zone}
              onChange={(event) => onChange({ tz: event.target.value })}
            >
              {firstZones.map((name) => (
                <option key={name}>{name}</option>
              ))}
              {Intl.supportedValuesOf('timeZone')
                .filter((name) => !firstZones.includes(name))
                .map((name) => (
                  <option key={name}>{name}</option>
                ))}
            </select>
          )}
        </Field>
      )}
      {(dates || choices.dates !== undefined) && (
        <Field
          label={`${date.written} means`}
          error={choices.dates === undefined ? 'The file does not show it: choose.' : undefined}
        >
          {(control) => (
            <select
              {...control}
              className={CONTROL}
              value={choices.dates ?? ''}
              onChange={(event) => onChange({ dates: event.target.value as 'dmy' | 'mdy' })}
            >
              <option value="" disabled>
                Choose …
              </option>
              <option value="dmy">{date.dmy} (day first)</option>
              <option value="mdy">{date.mdy} (month first)</option>
            </select>
          )}
        </Field>
      )}
      {preview.kind === 'mentions' && (
        <Field
          label="Between its first and last row"
          hint={gaps ? gaps.message : 'Silence and a gap look the same in a file'}
          error={
            gaps && choices.collected === undefined ? `${gaps.message} Only you know why: choose.` : undefined
          }
        >
          {(control) => (
            <select
              {...control}
              className={CONTROL}
              value={choices.collected ?? (gaps ? '' : 'throughout')}
              onChange={(event) =>
                onChange({ collected: event.target.value as NonNullable<ReadingChoices['collected']> })
              }
            >
              {gaps && (
                <option value="" disabled>
                  Choose …
                </option>
              )}
              <option value="throughout">collected all along: no rows, nothing said</option>
              <option value="with-rows">only days that have rows were collected</option>
            </select>
          )}
        </Field>
      )}
      {(preview.kind === 'mentions' || preview.kind === 'posts') && !hasSource && preview.preset === null && (
        <Field label="Source" hint="Where these rows come from, such as twitter">
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              defaultValue={choices.source ?? ''}
              maxLength={60}
              onBlur={(event) => onChange({ source: event.target.value.trim() })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

/** A date of the file that can be read in two ways, with both; one that is not in its head stands for it. */
function openDate({ columns }: Pick<ImportPreview, 'columns'>) {
  const found = columns
    .flatMap(({ samples }) => samples)
    .flatMap((sample) => [...(/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.exec(sample.trim()) ?? [])])
    .find((text) => {
      const [first = 0, second = 0] = text.split(/[./-]/).map(Number);
      return first >= 1 && second >= 1 && first <= 12 && second <= 12 && first !== second;
    });
  const written = found ?? '03/04/2024';
  const [first = 1, second = 1] = written.split(/[./-]/).map(Number);
  const words = (day: number, month: number) =>
    new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2024, month - 1, day),
    );
  return { written, dmy: words(first, second), mdy: words(second, first) };
}
