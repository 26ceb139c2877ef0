import type { Mark } from '../../../contract/marks';
import type { CsvCell } from '../../../domain/csv-text';

/** Releases, fixes, incidents and notes as a table of figures, a line each. */
export function markTable(marks: readonly Mark[]): CsvCell[][] {
  return [
    ['kind', 'label', 'version', 'at_utc', 'end_exclusive_utc', 'url'],
    ...marks.map(({ kind, label, version, at, endExclusive, url }) => [
      kind,
      label,
      version,
      at,
      endExclusive,
      url,
    ]),
  ];
}
