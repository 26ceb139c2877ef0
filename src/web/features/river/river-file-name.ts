import type { Currents } from '../../../contract/currents';
import { daysOfWindow } from './river-window';

/** Holds what is shown, and the first and last day: `eddyline-river-network-negative-2025-08-23-to-2025-11-20-by-day`. */
export function riverFileName({ query }: Currents, topics: readonly string[]): string {
  const { first, last } = daysOfWindow(query);
  return `eddyline-river-${namePart(topics, query.source, query.lang, query.sentiment)}${first}-to-${last}-by-${query.bucket}`;
}

/** Filters as a piece of a file's name, with its hyphen; empty without any. */
export function namePart(...filters: readonly (readonly string[])[]): string {
  const words = filters.flat().join('-').toLowerCase();
  return words === '' ? '' : `${words.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}-`;
}
