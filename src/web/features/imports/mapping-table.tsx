import type { ImportPreview } from '../../../contract/imports';
import { CONTROL } from '../../ui/field';
import { choose, labelOf, type Mapping } from './mapping';

const LABEL = 'label';

/** Each column of the file with what it holds and what it is taken for. */
export function MappingTable({
  preview,
  mapping,
  missing,
  onChange,
}: {
  preview: ImportPreview;
  mapping: Mapping;
  missing: readonly string[];
  onChange: (mapping: Mapping) => void;
}) {
  const refused = preview.sample.filter((row) => !row.ok);
  return (
    <div className="flex flex-col gap-3">
      {missing.length > 0 && (
        <p role="alert" className="m-0 text-neg-ink">
          Still needed: {missing.join(', ')}. Choose the column of the file that holds{' '}
          {missing.length > 1 ? 'each' : 'it'}.
        </p>
      )}
      <section
        className="max-h-110 overflow-auto rounded-md border border-line"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Columns of the file"
      >
        <table className="w-full border-collapse">
          <thead className="sticky top-0 bg-surface">
            <tr className="text-left text-ink3 text-small">
              <th className="border-line border-b px-3 py-2 font-medium">Column of the file</th>
              <th className="border-line border-b px-3 py-2 font-medium">Its first values</th>
              <th className="border-line border-b px-3 py-2 font-medium">Taken as</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column) => (
              <tr key={column.name} className="border-line border-b align-top last:border-0">
                <th scope="row" className="max-w-44 break-words px-3 py-2 text-left font-semibold">
                  {column.name}
                </th>
                <td className="max-w-90 px-3 py-2 text-ink2">
                  {column.samples.map((sample, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: samples may repeat and never move
                    <div key={index} className="truncate">
                      {sample || '—'}
                    </div>
                  ))}
                </td>
                <td className="w-52 px-3 py-2">
                  <ColumnChoice column={column} preview={preview} mapping={mapping} onChange={onChange} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="m-0 text-ink2" role="status">
        Of the first {preview.sample.length} rows {preview.sample.length - refused.length} can be taken in.
        {refused[0] && !refused[0].ok && ` Line ${refused[0].line}: ${refused[0].message}`}
      </p>
      {preview.warnings.length > 0 && (
        <ul className="m-0 list-disc pl-5 text-ink2">
          {preview.warnings.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ColumnChoice({
  column,
  preview,
  mapping,
  onChange,
}: {
  column: ImportPreview['columns'][number];
  preview: ImportPreview;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}) {
  const taken = mapping[column.name] ?? '';
  const isLabel = taken.startsWith('label.');
  const unsure = column.guess === taken && taken !== '' && !column.sure;
  return (
    <>
      <select
        aria-label={`${column.name} is taken as`}
        className={CONTROL}
        value={isLabel ? LABEL : taken}
        onChange={({ target }) =>
          onChange(choose(mapping, column.name, target.value === LABEL ? labelOf(column.name) : target.value))
        }
      >
        <option value="">not taken in</option>
        {preview.canonical.map(({ name, required }) => (
          <option key={name} value={name}>
            {required ? `${name} (needed)` : name}
          </option>
        ))}
        {preview.kind === 'mentions' && <option value={LABEL}>kept as a label</option>}
      </select>
      {unsure && <span className="text-neg-ink text-small">guessed: please check</span>}
      {column.offByDefault && taken === '' && (
        <span className="text-ink3 text-small">looks personal: left out unless you choose it</span>
      )}
    </>
  );
}
