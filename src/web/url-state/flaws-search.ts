import { z } from 'zod';
import { FLAW_SORTS } from '../../contract/flaw-sorts';
import { SHOWN_VOICES } from '../../contract/voice-lenses';
import { FLAW_STATES, type FlawState } from '../../domain/flaw/flaw-states';

const MOST_WORDS = 200;
const MOST_CHOICES = 50;
const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');

/**
 * What the list of flaws shows, as it stands in the URL. A field that is absent or broken falls back to its default, so
 * that an old or hand-written link always opens.
 */
export const flawsSearchSchema = z.object({
  /** Words of the title. */
  q: z
    .preprocess(
      (value) => (['string', 'number'].includes(typeof value) ? String(value) : '').slice(0, MOST_WORDS),
      z.string(),
    )
    .default(''),
  state: z
    .preprocess(
      (value) => FLAW_STATES.filter((state) => textsOf(value).includes(state)),
      z.array(z.enum(FLAW_STATES)),
    )
    .default([]),
  topic: z
    .preprocess(
      (value) =>
        textsOf(value)
          .filter((id) => z.uuid().safeParse(id).success)
          .slice(0, MOST_CHOICES),
      z.array(z.string()),
    )
    .default([]),
  /** Owned by this team; `null`: by any or none. */
  team: z.uuid().nullable().default(null).catch(null),
  /** Whose proposals are shown. */
  show: z.enum(SHOWN_VOICES).default('people').catch('people'),
  sort: z.enum(FLAW_SORTS).default('rank').catch('rank'),
});
export type FlawsSearch = z.output<typeof flawsSearchSchema>;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const FLAWS_SEARCH_DEFAULTS: FlawsSearch = flawsSearchSchema.parse({});

/** Adds a state to those shown, or takes it away; all of them is the same as none. */
export function withState(search: FlawsSearch, state: FlawState): FlawsSearch {
  const chosen = search.state.includes(state)
    ? search.state.filter((one) => one !== state)
    : [...search.state, state];
  return { ...search, state: chosen.length === FLAW_STATES.length ? [] : chosen };
}

/** Does anything narrow the list? */
export function isNarrowed({ q, state, topic, team }: FlawsSearch): boolean {
  return q.trim() !== '' || state.length > 0 || topic.length > 0 || team !== null;
}
