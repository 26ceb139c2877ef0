import type { VoicePerson } from '../../../contract/voice-people';
import { csvText } from '../../../domain/csv-text';

/** What one voice said over time as CSV, with what it is of; where nothing was collected the counts are empty. */
export function overTimeCsv({ author, source, zone, series, read, definition }: VoicePerson): string {
  return csvText([
    ['Eddyline: one voice over time'],
    ['author', author],
    ['source', source],
    ['time zone', zone],
    ['mentions read', read.mentions],
    ['all of them', read.partial ? 'no: the newest' : 'yes'],
    ['definition', definition],
    [],
    ['start', 'end (exclusive)', 'mentions', 'positive', 'negative', 'complaints', 'collected'],
    ...series.buckets.map(({ start, end, mentions, positive, negative, complaints, collected }) =>
      collected
        ? [start, end, mentions, positive, negative, complaints, 'yes']
        : [start, end, null, null, null, null, 'no'],
    ),
  ]);
}

export function overTimeFileName({ source, author, series }: VoicePerson): string {
  const name = `${source}-${author}`.replace(/[^\p{L}\p{N}_.-]+/gu, '-');
  return `eddyline-voice-${name}-by-${series.grain}`;
}
