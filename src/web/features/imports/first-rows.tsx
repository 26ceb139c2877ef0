import type { ImportPreview } from '../../../contract/imports';
import { formatQuantity } from '../../ui/charts/number-format';
import { formatInstant } from '../../ui/charts/time-format';

const SHOWN_ROWS = 5;
const SHOWN_CHARS = 120;
/** Fields of a row in the words of the mapping table; others have the same name, and these are times. */
const FIELD_NAMES: Record<string, string> = {
  externalId: 'id',
  authorName: 'author_name',
  inReplyTo: 'in_reply_to',
  startAt: 'start',
  endAt: 'end_exclusive',
  endExclusive: 'end_exclusive',
};
const TIMES = new Set(['at', 'startAt', 'endAt', 'endExclusive']);
/** Said by the question about the zone. */
const ASKED = 'zone';

/** How the first rows would be taken in: how many, why not, and on demand the rows themselves. */
export function FirstRows({ preview }: { preview: ImportPreview }) {
  const { sample, zone } = preview;
  const warnings = preview.warnings.filter(({ code }) => code !== ASKED);
  const taken = sample.flatMap((row) => (row.ok ? [row] : [])).slice(0, SHOWN_ROWS);
  const refused = sample.flatMap((row) => (row.ok ? [] : [row]));
  const names = [...new Set(taken.flatMap(({ row }) => Object.keys(row)))].filter((name) =>
    taken.some(({ row }) => row[name] !== false && shown(row[name]) !== ''),
  );
  const cell = (name: string, value: unknown) =>
    TIMES.has(name) && typeof value === 'number' ? formatInstant(value, zone) : shown(value);
  return (
    <div className="flex flex-col gap-2">
      <p className="m-0 text-ink2" role="status">
        {sample.length === 0
          ? 'There are no rows below its headings.'
          : `Of the first ${formatQuantity(sample.length, 'row')} ${sample.length - refused.length} can be taken in.`}
        {refused[0] && ` Line ${refused[0].line}: ${refused[0].message}`}
      </p>
      {warnings.length > 0 && (
        <ul className="m-0 list-disc pl-5 text-ink2">
          {warnings.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      )}
      {taken.length > 0 && (
        <details>
          <summary className="w-fit font-medium text-accent">
            How the first rows are read, times in {zone}
          </summary>
          <section
            className="mt-2 overflow-x-auto rounded-md border border-line"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            aria-label="First rows as they are read"
          >
            <table className="w-full border-collapse">
              <thead>
                <tr className="text-left text-ink3 text-small">
                  {['line', ...names].map((name) => (
                    <th key={name} className="border-line border-b px-3 py-1.5 font-medium">
                      {FIELD_NAMES[name] ?? name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {taken.map(({ line, row }) => (
                  <tr key={line} className="border-line border-b align-top last:border-0">
                    <td className="px-3 py-1.5 text-ink3">{line}</td>
                    {names.map((name) => (
                      <td key={name} className="max-w-80 break-words px-3 py-1.5">
                        {cell(name, row[name])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </details>
      )}
    </div>
  );
}

/** A value of a row in a cell; what is absent is empty. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([name, part]) => `${name}: ${shown(part)}`);
    return parts.join(', ').slice(0, SHOWN_CHARS);
  }
  const text = String(value);
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)} …` : text;
}
