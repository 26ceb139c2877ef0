import { z } from 'zod';
import { SHOWN_VOICES, VOICE_LENSES } from '../../contract/voice-lenses';

/** Lengths of the window that ends now, in days. */
export const VOICES_DAYS = [7, 28, 90, 365] as const;

const list = z
  .preprocess(
    (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string().min(1).max(60)).max(50),
  )
  .default([])
  .catch([]);

/** What the list of voices shows, as it stands in the URL; broken fields fall back to their defaults. */
export const voicesSearchSchema = z.object({
  lens: z.enum(VOICE_LENSES).default('most-affected').catch('most-affected'),
  show: z.enum(SHOWN_VOICES).default('people').catch('people'),
  days: z.literal(VOICES_DAYS).default(28).catch(28),
  topic: z.uuid().nullable().default(null).catch(null),
  source: list,
  lang: list,
});
export type VoicesSearch = z.output<typeof voicesSearchSchema>;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const VOICES_SEARCH_DEFAULTS: VoicesSearch = voicesSearchSchema.parse({});

/** A filter with one value more, or less. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
