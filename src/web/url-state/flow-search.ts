import { z } from 'zod';
import { SHOWN_VOICES } from '../../contract/voice-lenses';

/** Lengths of the window that ends now, in days. */
export const FLOW_DAYS = [28, 90, 365] as const;

const list = z
  .preprocess(
    (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string().min(1).max(200)).max(50),
  )
  .default([])
  .catch([]);

/** What the page of the flow shows, as it stands in the URL. */
export const flowSearchSchema = z.object({
  days: z
    .union(FLOW_DAYS.map((days) => z.literal(days)))
    .default(90)
    .catch(90),
  topic: list,
  source: list,
  team: z.uuid().nullable().default(null).catch(null),
  view: z.enum(['chart', 'table']).default('chart').catch('chart'),
  /** Which voices count as people. */
  show: z.enum(SHOWN_VOICES).default('people').catch('people'),
  /** Which list of people is open. */
  people: z.enum(['never-answered', 'twice']).default('never-answered').catch('never-answered'),
});

export type FlowSearch = z.output<typeof flowSearchSchema>;
export type FlowUpdate = (search: FlowSearch) => FlowSearch;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const FLOW_SEARCH_DEFAULTS: FlowSearch = flowSearchSchema.parse({});

export const withFlow =
  (change: Partial<FlowSearch>): FlowUpdate =>
  (search) => ({ ...search, ...change });
