import type { TopicPreview } from '../../../contract/topics';
import { csvText } from '../../../domain/csv-text';
import { matchedWords } from './preview-words';

/** Matches of a query by day as CSV, with how many were read of how many: those of an estimate are among the read ones. */
export function previewCsv(preview: TopicPreview & { query: string }, zone: string): string {
  return csvText([
    ['Eddyline: preview of a topic'],
    ['query', preview.query],
    ['from', preview.from],
    ['to (exclusive)', preview.to],
    ['time zone', zone],
    ['matched', matchedWords(preview)],
    ['mentions of the window', preview.mentions],
    ['of them read', preview.read],
    [],
    ['day', 'matches_among_read'],
    ...preview.byDay.map(({ start, mentions }) => [start, mentions]),
    [],
    ['also_counted_in', 'share_of_matches_percent'],
    ...preview.overlap.map(({ name, share }) => [name, Math.round(share * 1000) / 10]),
  ]);
}
