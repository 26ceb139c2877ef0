import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listFlaws } from '../../contract/flaws';
import { type CallParts, callEndpoint } from './api';

export type FlawsQuestion = NonNullable<CallParts<typeof listFlaws>['query']>;

/** Flaws by what is asked, highest rank first when nothing else is; the rows before stay while the next come. */
export function flawsQuery(question: FlawsQuestion = {}) {
  return queryOptions({
    queryKey: [listFlaws.path, question],
    queryFn: ({ signal }) => callEndpoint(listFlaws, { query: question, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
