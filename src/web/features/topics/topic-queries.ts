import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { previewTopic } from '../../../contract/topics';
import { callEndpoint } from '../../lib/api';

/** What a query would match; `null` asks for nothing. The last preview stays while the next is on its way. */
export function previewQuery(question: { query: string; topicId: string | null } | null) {
  return queryOptions({
    queryKey: [previewTopic.path, question],
    queryFn: ({ signal }) => callEndpoint(previewTopic, { body: question ?? { query: '' }, signal }),
    enabled: question !== null,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
}
