import type { Mark } from '../../../contract/marks';
import { csvText } from '../../../domain/csv-text';

/** Releases, fixes, incidents and notes as CSV, a line each. */
export function marksCsv(marks: readonly Mark[]): string {
  return csvText([
    ['Eddyline: releases, fixes, incidents, notes'],
    [],
    ['kind', 'label', 'version', 'at_utc', 'end_exclusive_utc', 'url'],
    ...marks.map(({ kind, label, version, at, endExclusive, url }) => [
      kind,
      label,
      version,
      at,
      endExclusive,
      url,
    ]),
  ]);
}
