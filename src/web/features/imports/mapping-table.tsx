import type { ImportPreview } from '../../../contract/imports';
import { CONTROL } from '../../ui/field';
import { columnWords } from './column-words';
import { choose, familyOf, type Mapping, nameInFamily } from './mapping';

const FAMILY = 'family';

interface MappingProps {
  preview: ImportPreview;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Each column of the file with what it holds and what it is taken for. */
export function MappingTable({
  missing,
  ...props
}: MappingProps & {
  missing: readonly string[];
}) {
  const { preview } = props;
  return (
    <div className="flex flex-col gap-3">
      {missing.length > 0 && (
        <p role="alert" className="m-0 text-neg-ink">
          Still needed: {missing.map((name) => `${columnWords(preview.kind, name)} (${name})`).join(', ')}.
          Choose below the column of the file that holds {missing.length > 1 ? 'each' : 'it'}, or change what
          the file holds.
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
              <th className="border-line border-b px-3 py-2 font-medium max-sm:hidden">Its first values</th>
              <th className="border-line border-b px-3 py-2 font-medium">Taken as</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat and columns never move
              <tr key={index} className="border-line border-b align-top last:border-0">
                <th scope="row" className="max-w-44 break-words px-3 py-2 text-left font-semibold">
                  {column.name || '(no name)'}
                  <Samples values={column.samples} className="font-normal sm:hidden" />
                </th>
                <td className="max-w-90 px-3 py-2 text-ink2 max-sm:hidden">
                  <Samples values={column.samples} />
                </td>
                <td className="w-80 px-3 py-2 max-sm:w-44">
                  {preview.columns.findIndex(({ name }) => name === column.name) === index ? (
                    <ColumnChoice column={column} {...props} />
                  ) : (
                    <span className="text-ink3 text-small">has the name of a column before it: left out</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Samples({ values, className = '' }: { values: readonly string[]; className?: string }) {
  return (
    <div className={`text-ink2 ${className}`}>
      {values.map((value) => (
        <div key={value} className="truncate max-sm:max-w-36">
          {value}
        </div>
      ))}
    </div>
  );
}

function ColumnChoice({
  column,
  preview,
  mapping,
  onChange,
}: MappingProps & { column: ImportPreview['columns'][number] }) {
  const taken = mapping[column.name] ?? '';
  const family = familyOf(preview.kind);
  const inFamily = family !== null && taken.startsWith(family.prefix);
  const unsure = column.guess === taken && taken !== '' && !column.sure;
  const change = (value: string) =>
    onChange(
      choose(
        mapping,
        column.name,
        value === FAMILY ? nameInFamily(family?.prefix ?? '', column.name) : value,
      ),
    );
  return (
    <>
      <select
        aria-label={`${column.name} is taken as`}
        className={CONTROL}
        value={inFamily ? FAMILY : taken}
        onChange={({ target }) => change(target.value)}
      >
        <option value="">left out</option>
        {preview.canonical.map(({ name, required }) => (
          <option key={name} value={name}>
            {`${name}: ${columnWords(preview.kind, name)}${required ? ' (needed)' : ''}`}
          </option>
        ))}
        {family && <option value={FAMILY}>{family.words}</option>}
      </select>
      {unsure && <span className="text-neg-ink text-small">guessed: please check</span>}
      {column.offByDefault && taken === '' && (
        <span className="text-ink2 text-small">looks personal: left out unless you choose it</span>
      )}
    </>
  );
}
