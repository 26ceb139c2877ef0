import { z } from 'zod';
import { instant } from '../../contract/common';
import { ROUTED_BY, THREAD_SORTS, THREAD_STATES, type ThreadSort } from '../../contract/thread-kinds';
import { RIVER_SENTIMENTS } from './river-search';

const MOST_WORDS = 200;
const MOST_CHOICES = 50;
const LONGEST_WAIT_HOURS = 100_000;

// One choice arrives as itself, several as a list; a name of digits arrives as a number. What is none is left out.
const textsOf = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string' || typeof item === 'number').map(String);
};

const choicesAmong = <Choice extends string>(known: readonly Choice[]) =>
  z
    .preprocess(
      (value) => known.filter((item) => textsOf(value).includes(item)),
      z.array(z.enum(known as readonly [Choice, ...Choice[]])),
    )
    .default([]);

const names = (longest: number) =>
  z
    .preprocess(
      (value) =>
        [...new Set(textsOf(value))]
          .filter((name) => name !== '' && name.length <= longest)
          .slice(0, MOST_CHOICES),
      z.array(z.string()),
    )
    .default([]);

const ids = z
  .preprocess(
    (value) =>
      [...new Set(textsOf(value))].filter((id) => z.uuid().safeParse(id).success).slice(0, MOST_CHOICES),
    z.array(z.string()),
  )
  .default([]);

const eitherWay = z.enum(['any', 'yes', 'no']).default('any').catch('any');
const optionalInstant = instant.nullable().default(null).catch(null);

/**
 * What the list of threads shows, as it stands in the URL. A field that is absent or broken falls back to its default, so
 * that an old or hand-written link always opens.
 */
export const threadsSearchSchema = z.object({
  /** Words said in any turn. */
  q: z
    .preprocess(
      (value) =>
        (['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '').slice(0, MOST_WORDS),
      z.string(),
    )
    .default(''),
  state: choicesAmong(THREAD_STATES),
  topic: ids,
  /** Routed to this team; `null`: to any or none. */
  team: z.uuid().nullable().default(null).catch(null),
  routed: choicesAmong(ROUTED_BY),
  flaw: ids,
  /** Kept from the file a turn came with, as `name:value`. */
  label: names(320),
  sentiment: choicesAmong(RIVER_SENTIMENTS),
  source: names(200),
  lang: names(20),
  complaint: eitherWay,
  answered: eitherWay,
  /** By somebody of the team it goes to. */
  seen: eitherWay,
  /** Somebody has waited for so many hours; 0: any. */
  waiting: z.int().min(0).max(LONGEST_WAIT_HOURS).default(0).catch(0),
  /** Somebody with as many followers spoke; 0: any. */
  followers: z.int().min(0).default(0).catch(0),
  /** The last turn came in this stretch, `to` exclusive. */
  from: optionalInstant,
  to: optionalInstant,
  /** The first turn came in this stretch. */
  begunFrom: optionalInstant,
  begunTo: optionalInstant,
  begunBy: z.enum(['any', 'people']).default('any').catch('any'),
  /** Which turn must be about `topic`. */
  topicOf: z.enum(['any', 'opening']).default('any').catch('any'),
  /** Places in the flow of the complaints begun in this stretch: other pages lead here with what they counted. */
  flow: names(60),
  sort: z.enum(THREAD_SORTS).default('recent').catch('recent'),
  /** The one that is open beside the list; it narrows nothing. */
  thread: z.uuid().nullable().default(null).catch(null),
});
export type ThreadsSearch = z.output<typeof threadsSearchSchema>;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const THREADS_SEARCH_DEFAULTS: ThreadsSearch = threadsSearchSchema.parse({});

/** A change of the list's URL state that knows nothing of the router. */
export type ThreadsUpdate = (search: ThreadsSearch) => ThreadsSearch;
/** The filters of several choices; none chosen means any. */
export type ManyFilter = 'state' | 'topic' | 'routed' | 'flaw' | 'label' | 'sentiment' | 'source' | 'lang';
/** The filters of one choice; the default means any. */
export type OneFilter = 'team' | 'complaint' | 'answered' | 'seen' | 'waiting' | 'followers' | 'topicOf';

export const withWords =
  (q: string): ThreadsUpdate =>
  (search) => ({ ...search, q: q.slice(0, MOST_WORDS) });

export const withSort =
  (sort: ThreadSort): ThreadsUpdate =>
  (search) => ({ ...search, sort });

/** Replaces the choices of a filter; those it does not know are left out. */
export const withChosen =
  (filter: ManyFilter, chosen: readonly string[]): ThreadsUpdate =>
  (search) =>
    threadsSearchSchema.parse({ ...search, [filter]: chosen });

/** Adds a choice to a filter, or takes it away when it is there. */
export const toggleChosen =
  (filter: ManyFilter, value: string): ThreadsUpdate =>
  (search) => {
    const chosen: readonly string[] = search[filter];
    return withChosen(
      filter,
      chosen.includes(value) ? chosen.filter((item) => item !== value) : [...chosen, value],
    )(search);
  };

export const withOne =
  (filter: OneFilter, value: string | number | null): ThreadsUpdate =>
  (search) =>
    threadsSearchSchema.parse({ ...search, [filter]: value });

export const withoutStretch: ThreadsUpdate = (search) => ({ ...search, from: null, to: null });

export const withoutBegun: ThreadsUpdate = (search) => ({
  ...search,
  begunFrom: null,
  begunTo: null,
  begunBy: 'any',
  // Without its stretch there is no flow.
  flow: [],
});

export const withoutFlow =
  (place: string): ThreadsUpdate =>
  (search) => ({ ...search, flow: search.flow.filter((one) => one !== place) });

/** All filters and words away; the order stays. */
export const clearThreadFilters: ThreadsUpdate = ({ sort }) => ({ ...THREADS_SEARCH_DEFAULTS, sort });

/** Does anything narrow the list? */
export function isNarrowed(search: ThreadsSearch): boolean {
  const bare = { ...search, sort: 'recent', q: search.q.trim(), thread: null };
  return JSON.stringify(threadsSearchSchema.parse(bare)) !== JSON.stringify(THREADS_SEARCH_DEFAULTS);
}
