import { z } from 'zod';
import type { CampaignVerdict } from '../../contract/effects';
import { PLEDGE_VERDICTS, VERDICTS } from '../../domain/effect/verdict-kinds';
import { toggleId } from './campaign-ids';

/** In the order of a campaign's life. */
export const CAMPAIGN_STATES = [
  'planned',
  'running',
  'ended',
] as const satisfies readonly CampaignVerdict['state'][];
/** As the list shows them: what a pledge came to, else what the effect is called. */
export const SHOWN_VERDICTS = [...PLEDGE_VERDICTS, ...VERDICTS] as const;

/** What the list of campaigns shows, as it stands in the URL. A field that is absent or broken falls back to its default. */
export const paddlingSearchSchema = z.object({
  state: z.enum(CAMPAIGN_STATES).nullable().default(null).catch(null),
  verdict: z.enum(SHOWN_VERDICTS).nullable().default(null).catch(null),
  /** Campaigns chosen to be compared, `a,b`. */
  ids: z.string().max(400).default('').catch(''),
});

export type PaddlingSearch = z.output<typeof paddlingSearchSchema>;
export type PaddlingUpdate = (search: PaddlingSearch) => PaddlingSearch;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const PADDLING_SEARCH_DEFAULTS: PaddlingSearch = paddlingSearchSchema.parse({});

export const withListFilter =
  (filter: Partial<Pick<PaddlingSearch, 'state' | 'verdict'>>): PaddlingUpdate =>
  (search) => ({ ...search, ...filter });

export const toggleChosen =
  (id: string): PaddlingUpdate =>
  (search) => ({ ...search, ids: toggleId(search.ids, id) });

export const withoutChosen: PaddlingUpdate = (search) => ({ ...search, ids: '' });
