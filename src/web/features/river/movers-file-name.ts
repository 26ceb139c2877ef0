import type { Movers } from '../../../contract/topics';
import { localDayOf } from '../../url-state/local-day';
import { namePart } from './river-file-name';

/** `eddyline-movers-forum-2025-11-14-to-2025-11-20`. */
export function moversFileName({ query }: Movers): string {
  const first = localDayOf(Date.parse(query.from), query.zone);
  return `eddyline-movers-${namePart(query.source, query.lang)}${first}-to-${localDayOf(Date.parse(query.to) - 1, query.zone)}`;
}
