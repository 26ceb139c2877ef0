import type { FlawDay } from '../../../contract/flaw-schemas';
import { csvText } from '../../../domain/csv-text';

const COLUMNS = ['start', 'endExclusive', 'complaints', 'proposed', 'partial', 'covered'] as const;

/** Days as CSV; a day without coverage has no count. */
export function daysCsv(days: readonly FlawDay[]): string {
  return csvText([
    [...COLUMNS],
    ...days.map((day) => COLUMNS.map((name) => (name === 'partial' ? String(day.partial) : day[name]))),
  ]);
}
