import { z } from 'zod';
import { instant, SENTIMENTS } from '../../contract/common';

/** Windows that end with the newest data; used only while `from` and `to` are absent. */
export const RIVER_RANGES = ['7d', '28d', '90d', '365d', 'all'] as const;
export type RiverRange = (typeof RIVER_RANGES)[number];

export const RIVER_BUCKETS = ['auto', 'hour', 'day', 'week', 'month'] as const;
export type RiverBucket = (typeof RIVER_BUCKETS)[number];

export const RIVER_SENTIMENTS = [...SENTIMENTS, 'unscored'] as const;
export type RiverSentiment = (typeof RIVER_SENTIMENTS)[number];

/** The filters of several choices; an empty list means "all". */
export type RiverFilter = 'topic' | 'source' | 'lang' | 'sentiment';

const optionalInstant = instant.nullable().default(null).catch(null);

// A hand-written address holds `source=x` for one choice, `source=x&source=y` for more, and a name of digits
// arrives as a number.
const choices = z
  .preprocess(
    (value) => {
      const list = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
      return [
        ...new Set(list.filter((item) => typeof item === 'string' || typeof item === 'number').map(String)),
      ];
    },
    z.array(z.string().min(1).max(100)).max(50),
  )
  .default([])
  .catch([]);

const sentimentChoices = choices.transform((list): RiverSentiment[] =>
  RIVER_SENTIMENTS.filter((sentiment) => list.includes(sentiment)),
);

/**
 * Everything the River shows, as it stands in the URL. A field that is absent or broken falls back to its default, so
 * that an old or hand-written link always opens.
 */
export const riverSearchSchema = z.object({
  /** Four whole weeks: each weekday weighs the same, also in the window before. */
  range: z.enum(RIVER_RANGES).default('28d').catch('28d'),
  /** Instants, `to` exclusive; both `null` for the window that `range` names. */
  from: optionalInstant,
  to: optionalInstant,
  bucket: z.enum(RIVER_BUCKETS).default('auto').catch('auto'),
  /** Ids of topics: one is what everything is of, several stand beside the whole. */
  topic: choices,
  source: choices,
  lang: choices,
  sentiment: sentimentChoices,
  compare: z.enum(['none', 'previous']).default('previous').catch('previous'),
  /** The marked stretch, on bucket edges; `brushTo` exclusive. */
  brushFrom: optionalInstant,
  brushTo: optionalInstant,
  view: z.enum(['chart', 'table']).default('chart').catch('chart'),
  /** Draw what is usual at each time. */
  band: z.boolean().default(true).catch(true),
  /** What is explained over the page: `stretch` (the marked one, or the window), or a burst by `spikeKey`. */
  why: z.string().max(100).nullable().default(null).catch(null),
  /** Leave out buckets that have not ended. */
  complete: z.boolean().default(false).catch(false),
  /** Name of the dialog that the shell opens over the page. */
  dialog: z.string().max(100).nullable().default(null).catch(null),
});

export type RiverSearch = z.output<typeof riverSearchSchema>;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const RIVER_SEARCH_DEFAULTS: RiverSearch = riverSearchSchema.parse({});

/** A change of the URL state that knows nothing of the router; links, buttons and shortcuts share it. */
export type RiverUpdate = (search: RiverSearch) => RiverSearch;

/** A window that ends with the newest data; drops a custom window and the brush in it. */
export const withRange =
  (range: RiverRange): RiverUpdate =>
  (search) => ({ ...search, range, from: null, to: null, brushFrom: null, brushTo: null });

/** A window of one's own, `to` exclusive; a brush that is not wholly inside is dropped. */
export const withWindow =
  (from: string, to: string): RiverUpdate =>
  (search) => {
    const keepsBrush =
      search.brushFrom !== null &&
      search.brushTo !== null &&
      Date.parse(search.brushFrom) >= Date.parse(from) &&
      Date.parse(search.brushTo) <= Date.parse(to);
    return { ...search, from, to, ...(keepsBrush ? {} : NO_BRUSH) };
  };

export const withBucket =
  (bucket: RiverBucket): RiverUpdate =>
  (search) => ({ ...search, bucket });

/** Replaces the choices of one filter; an empty list is "all". */
export const withFilter =
  (filter: RiverFilter, chosen: readonly string[]): RiverUpdate =>
  (search) => ({
    ...search,
    [filter]: filter === 'sentiment' ? RIVER_SENTIMENTS.filter((item) => chosen.includes(item)) : [...chosen],
  });

/** Adds a choice to a filter, or takes it away when it is there. */
export const toggleFilter =
  (filter: RiverFilter, value: string): RiverUpdate =>
  (search) => {
    const chosen: readonly string[] = search[filter];
    return withFilter(
      filter,
      chosen.includes(value) ? chosen.filter((item) => item !== value) : [...chosen, value],
    )(search);
  };

export const clearFilters: RiverUpdate = (search) => ({
  ...search,
  topic: [],
  source: [],
  lang: [],
  sentiment: [],
});

export const toggleCompare: RiverUpdate = (search) => ({
  ...search,
  compare: search.compare === 'none' ? 'previous' : 'none',
});

export const toggleComplete: RiverUpdate = (search) => ({ ...search, complete: !search.complete });

export const toggleBand: RiverUpdate = (search) => ({ ...search, band: !search.band });

/** Opens what drove a stretch or a burst; `null` closes it. */
export const withWhy =
  (why: string | null): RiverUpdate =>
  (search) => ({ ...search, why });

export const withView =
  (view: RiverSearch['view']): RiverUpdate =>
  (search) => ({ ...search, view });

/** Marks a stretch; a stretch without length marks nothing. */
export const withBrush =
  (from: string, to: string): RiverUpdate =>
  (search) =>
    Date.parse(from) < Date.parse(to)
      ? { ...search, brushFrom: from, brushTo: to }
      : { ...search, ...NO_BRUSH };

export const clearBrush: RiverUpdate = (search) => ({ ...search, ...NO_BRUSH });

/** The brushed stretch becomes the window, in buckets as fine as fit; without a brush nothing changes. */
export const zoomToBrush: RiverUpdate = (search) =>
  search.brushFrom === null || search.brushTo === null
    ? search
    : { ...search, from: search.brushFrom, to: search.brushTo, bucket: 'auto', ...NO_BRUSH };

/** Opens a dialog of the shell, such as `new-campaign`; `null` closes it. */
export const withDialog =
  (dialog: string | null): RiverUpdate =>
  (search) => ({ ...search, dialog });

const NO_BRUSH = { brushFrom: null, brushTo: null } as const;
