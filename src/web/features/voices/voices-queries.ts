import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listAuthorMentions } from '../../../contract/authors';
import { getVoice, listVoices, listVoiceThreads } from '../../../contract/voice-people';
import { callEndpoint } from '../../lib/api';
import type { VoicesSearch } from '../../url-state/voices-search';

const STALE_MS = 60_000;
/** Whether somebody is set apart follows from what was said in so many last days. */
export const JUDGED_DAYS = 28;

/** Voices through a lens, a page at a time. */
export function voicesQuery({ topic, ...search }: VoicesSearch) {
  const query = { ...search, ...(topic === null ? {} : { topic }), limit: 30 };
  return infiniteQueryOptions({
    queryKey: [listVoices.path, query],
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listVoices, {
        query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
}

/** One voice. */
export function voiceQuery(id: string) {
  return queryOptions({
    queryKey: [getVoice.path, id],
    queryFn: ({ signal }) => callEndpoint(getVoice, { params: { id }, query: { days: JUDGED_DAYS }, signal }),
    staleTime: STALE_MS,
    retry: false,
  });
}

/** Conversations in which a voice spoke. */
export function voiceThreadsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: [listVoiceThreads.path, id],
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listVoiceThreads, {
        params: { id },
        query: { limit: 10, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: STALE_MS,
  });
}

/** What a voice said, newest first. */
export function voiceWordsQuery(source: string, author: string) {
  const query = { source, author, limit: 10 };
  return infiniteQueryOptions({
    queryKey: [listAuthorMentions.path, query],
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listAuthorMentions, {
        query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: STALE_MS,
  });
}
