import { localDayOf } from '../../url-state/local-day';
import type { StretchQuestion } from './river-queries';

/** `eddyline-voices-2025-11-14-to-2025-11-20`. */
export function voicesFileName({ from, to }: StretchQuestion, zone: string): string {
  const last = localDayOf(Date.parse(to) - 1, zone);
  return `eddyline-voices-${localDayOf(Date.parse(from), zone)}-to-${last}`;
}
