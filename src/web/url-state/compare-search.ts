import { z } from 'zod';
import { PLEDGE_MEASURES, type PledgeMeasure } from '../../contract/pledge-measures';
import { readIds, toggleId, writeIds } from './campaign-ids';

/** What campaigns can be compared by: a share of voice needs a set, which each would have to name. */
export type ComparedMeasure = Exclude<PledgeMeasure, 'share-of-voice'>;
export const COMPARED_MEASURES = PLEDGE_MEASURES.filter(
  (measure): measure is ComparedMeasure => measure !== 'share-of-voice',
);

/** By one measure all alike, or each by what it pledged itself. */
export type CompareBy = ComparedMeasure | 'pledged';
export const COMPARE_BY = ['pledged', ...COMPARED_MEASURES] as const;

/** Which campaigns stand beside each other, as it stands in the URL, and by what they are compared. */
export const compareSearchSchema = z.object({
  /** `a,b,c,d` in the order they stand; a list of several `ids` is read as well. */
  ids: z
    .union([z.string(), z.array(z.string()).transform(writeIds)])
    .pipe(z.string().max(2000))
    .default('')
    .catch(''),
  /** `null`: by what they pledged: the same measure where all did, else each its own. */
  measure: z.enum(COMPARE_BY).nullable().default(null).catch(null),
  /** One axis for all, or each its own. */
  scale: z.enum(['shared', 'own']).default('shared').catch('shared'),
});

export type CompareSearch = z.output<typeof compareSearchSchema>;
/** The same with what is compared settled. */
export type ShownCompare = CompareSearch & { measure: CompareBy };
export type CompareUpdate = (search: CompareSearch) => CompareSearch;

/** What each field means when it is absent; the router leaves these out of the URL. */
export const COMPARE_SEARCH_DEFAULTS: CompareSearch = compareSearchSchema.parse({});

export const withMeasure =
  (measure: CompareBy): CompareUpdate =>
  (search) => ({ ...search, measure });

export const withScale =
  (scale: CompareSearch['scale']): CompareUpdate =>
  (search) => ({ ...search, scale });

export const withCampaign =
  (id: string): CompareUpdate =>
  (search) =>
    readIds(search.ids).includes(id) ? search : { ...search, ids: toggleId(search.ids, id) };

export const withoutCampaign =
  (id: string): CompareUpdate =>
  (search) => ({ ...search, ids: writeIds(readIds(search.ids).filter((other) => other !== id)) });
