import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { previewTopic } from '../../../contract/topics';
import { callEndpoint } from '../../lib/api';

/**
 * What a query would match, with the query it is for; `null` asks for nothing. The last preview stays while the next is on
 * its way.
 */
export function previewQuery(question: { query: string; topicId: string | null } | null) {
  return queryOptions({
    queryKey: [previewTopic.path, question],
    queryFn: async ({ signal }) => {
      const body = question ?? { query: '' };
      return { ...(await callEndpoint(previewTopic, { body, signal })), query: body.query };
    },
    enabled: question !== null,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
}
