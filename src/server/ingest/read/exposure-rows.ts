import type { ExposureRow } from '../../../contract/canonical-rows';
import { normalName } from './canonical-columns';
import { isBlank, readFigure } from './field-values';
import { ReadProblem } from './read-problem';
import { cellGetter, type RowContext, RowFault, type RowReader } from './row-context';

const MAX_NAME_CHARS = 100;
const MAX_UNIT_CHARS = 60;
const MAX_VALUE = 1e15;
/** Headers that say that it is a value, not of what. */
const NAMELESS = new Set(['value', 'wert', 'amount', 'count', 'figure', 'total', 'number', 'n', 'y']);

/**
 * Cells → a series' value on a day. Without a column of names the series is called as the column of values is. A day
 * without a value stays a gap. Throws a ReadProblem where nothing names the series.
 */
export function exposureReader(context: RowContext): RowReader<ExposureRow> {
  const series = cellGetter(context, 'series');
  const unit = cellGetter(context, 'unit');
  const value = cellGetter(context, 'value');
  const day = cellGetter(context, context.columns.indexes.has('day') ? 'day' : 'at');
  const fallback = nameOfValues(context);
  return (cells) => {
    const name = series(cells).trim() || fallback;
    if (name === null) return new RowFault('series', 'is empty');
    if (name.length > MAX_NAME_CHARS) return new RowFault('series', 'is longer than 100 characters');
    const read = isBlank(day(cells)) ? 'is empty' : context.times.day(day(cells));
    if (typeof read === 'string') return new RowFault('day', read);
    const figure = readFigure(value(cells));
    if (figure === null) return new RowFault('value', 'is empty; the day stays a gap, which is not zero');
    if (!(figure >= 0 && figure <= MAX_VALUE)) {
      return new RowFault('value', `“${value(cells).slice(0, 60)}” is no figure of zero or more`);
    }
    const measured = unit(cells).trim();
    if (measured.length > MAX_UNIT_CHARS) return new RowFault('unit', 'is longer than 60 characters');
    return { series: name, day: read.day, value: figure, unit: measured || null };
  };
}

function nameOfValues({ columns, names }: RowContext): string | null {
  const column = columns.indexes.get('value')?.[0];
  const name = column === undefined ? '' : (names[column] ?? '').trim().replaceAll('_', ' ');
  if (name !== '' && !NAMELESS.has(normalName(name))) return name;
  if (columns.indexes.has('series')) return null;
  throw new ReadProblem(
    'The series has no name',
    'No column says which series the values are of. Add a column “series”, or call the column of values by what it counts, such as “active users”.',
    'series',
  );
}
