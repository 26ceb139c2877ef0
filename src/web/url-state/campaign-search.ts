import { z } from 'zod';
import { SENTIMENTS } from '../../contract/common';
import { PLEDGE_MEASURES } from '../../contract/pledge-measures';
import { CHOICES } from '../../contract/reaction-kinds';

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const optionalId = z.uuid().nullable().default(null).catch(null);

// A name of digits arrives as a number.
const optionalName = z
  .preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string().min(1).max(100).nullable(),
  )
  .default(null)
  .catch(null);

/**
 * What a campaign's page shows, as it stands in the URL: which measure is looked at (`null`: the pledged one), which
 * topic is taken into account, and how the days are shown. A field that is absent or broken falls back to its default.
 */
export const campaignSearchSchema = z.object({
  measure: z.enum(PLEDGE_MEASURES).nullable().default(null).catch(null),
  /** Of this topic instead of the pledged one. */
  topic: optionalId,
  /** Share of voice: the set it is a share of. */
  among: optionalId,
  /** Complaint rate: per 1,000 of this series instead of mentions. */
  per: optionalId,
  /** A topic the campaign did not touch, or `exposure:` and a series. */
  control: z
    .string()
    .regex(new RegExp(`^(exposure:)?${UUID}$`))
    .nullable()
    .default(null)
    .catch(null),
  view: z.enum(['chart', 'table']).default('chart').catch('chart'),
  /** The whole baseline, not only its last weeks. */
  all: z.boolean().default(false).catch(false),
  /** Which reactions are listed: found by this rule, said so, there, in this language, chosen so by a person. */
  rule: optionalId,
  sentiment: z
    .enum([...SENTIMENTS, 'unscored'])
    .nullable()
    .default(null)
    .catch(null),
  source: optionalName,
  lang: optionalName,
  choice: z.enum(CHOICES).nullable().default(null).catch(null),
});

export type CampaignSearch = z.output<typeof campaignSearchSchema>;
/** A change of the page's URL state that knows nothing of the router. */
export type CampaignUpdate = (search: CampaignSearch) => CampaignSearch;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const CAMPAIGN_SEARCH_DEFAULTS: CampaignSearch = campaignSearchSchema.parse({});

/** Another measure, topic, set or series; a set belongs to a share of voice only, a series to a complaint rate. */
export const withTarget =
  (target: Partial<Pick<CampaignSearch, 'measure' | 'topic' | 'among' | 'per'>>): CampaignUpdate =>
  (search) => {
    const next = { ...search, ...target };
    return {
      ...next,
      among: next.measure === 'share-of-voice' ? next.among : null,
      per: next.measure === 'complaint-rate' ? next.per : null,
    };
  };

/** Back to what was pledged. */
export const withoutTarget: CampaignUpdate = (search) => ({
  ...search,
  measure: null,
  topic: null,
  among: null,
  per: null,
});

export const withControl =
  (control: string | null): CampaignUpdate =>
  (search) => ({ ...search, control });

export const withCampaignView =
  (view: CampaignSearch['view']): CampaignUpdate =>
  (search) => ({ ...search, view });

export const withAllDays =
  (all: boolean): CampaignUpdate =>
  (search) => ({ ...search, all });

/** What narrows the list of reactions. */
export type ReactionChoice = Pick<CampaignSearch, 'rule' | 'sentiment' | 'source' | 'lang' | 'choice'>;

export const withReactions =
  (change: Partial<ReactionChoice>): CampaignUpdate =>
  (search) => ({ ...search, ...change });

export const withAllReactions: CampaignUpdate = withReactions({
  rule: null,
  sentiment: null,
  source: null,
  lang: null,
  choice: null,
});

export function narrowsReactions({ rule, sentiment, source, lang, choice }: ReactionChoice): boolean {
  return [rule, sentiment, source, lang, choice].some((value) => value !== null);
}

/** Whether something else than the pledge is asked for: an answer found afterwards. */
export function asksOther({ measure, topic, among, per }: CampaignSearch): boolean {
  return [measure, topic, among, per].some((part) => part !== null);
}
