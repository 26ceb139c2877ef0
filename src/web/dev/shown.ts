import type { ReactNode } from 'react';

/** A state in which a component is shown. */
export const STATES = [
  'usual',
  'chosen',
  'loading',
  'empty',
  'partial',
  'error',
  'offline',
  'focus',
  'disabled',
  'long words',
  'right to left',
  'opened',
] as const;

/** One component file of `src/web/ui`, by its path there, in its states. */
export interface Shown {
  file: string;
  states: readonly { state: (typeof STATES)[number]; draw: () => ReactNode }[];
}

export const LONG =
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenträgerversammlungsprotokoll and then some more words';
export const RIGHT_TO_LEFT = 'لا توجد تغطية منذ يوم الجمعة — אין קליטה מאז יום שישי';
