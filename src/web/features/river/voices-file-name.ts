import { localDayOf } from '../../url-state/local-day';
import { namePart } from './river-file-name';
import type { StretchQuestion } from './river-queries';

/** `eddyline-voices-forum-negative-2025-11-14-to-2025-11-20`. */
export function voicesFileName({ from, to, source, lang, sentiment }: StretchQuestion, zone: string): string {
  const last = localDayOf(Date.parse(to) - 1, zone);
  const first = localDayOf(Date.parse(from), zone);
  return `eddyline-voices-${namePart(source, lang, sentiment)}${first}-to-${last}`;
}
