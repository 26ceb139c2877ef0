import type { Currents } from '../../../contract/currents';
import { daysOfWindow } from './river-window';

/** Holds the first and the last day of the window: `eddyline-river-2025-08-23-to-2025-11-20-by-day`. */
export function riverFileName(currents: Currents): string {
  const { first, last } = daysOfWindow(currents.query);
  return `eddyline-river-${first}-to-${last}-by-${currents.query.bucket}`;
}
