import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { type Power, powerTermsSchema, readPower } from '../../../contract/effects';
import { callEndpoint } from '../../lib/api';

export type PledgedTerms = z.input<(typeof readPower)['body']>;

/** What terms could tell, were they sealed as they are; none are asked about while `null`. */
export function powerQuery(campaignId: string, terms: PledgedTerms | null) {
  return queryOptions({
    queryKey: [readPower.path, campaignId, terms],
    queryFn: ({ signal }) =>
      callEndpoint(readPower, {
        params: { id: campaignId },
        body: terms as PledgedTerms,
        signal,
      }),
    enabled: terms !== null,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Terms that can be asked about; `null` while a field is wrong or a share lacks its topic or set. */
export function askableTerms(terms: PledgedTerms): PledgedTerms | null {
  if (!powerTermsSchema.safeParse(terms).success) return null;
  return isWhole(terms) && (terms.counter === null || isWhole(terms.counter)) ? terms : null;
}

/** The smallest whole change that could be told; `null` where none could, such as a fall by more than there is. */
export function tellableSize({ detectable, unit }: Power, direction: 'up' | 'down'): number | null {
  if (!detectable) return null;
  const size = Math.ceil(Math.abs(detectable[direction]));
  return unit === 'percent' && direction === 'down' && size >= 100 ? null : size;
}

function isWhole({ measure, topic, among }: Pick<PledgedTerms, 'measure' | 'topic' | 'among'>): boolean {
  return measure !== 'share-of-voice' || (topic !== null && typeof among === 'string');
}
