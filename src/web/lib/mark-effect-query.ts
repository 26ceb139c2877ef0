import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { getMarkEffect } from '../../contract/effects';
import { callEndpoint } from './api';

export type MarkEffectChoice = z.input<(typeof getMarkEffect)['query']>;

/** What followed a release, a fix or an incident; `choice` asks for another measure, baseline or control. */
export function markEffectQuery(markId: string, choice: MarkEffectChoice = {}) {
  return queryOptions({
    queryKey: [getMarkEffect.path, markId, choice],
    queryFn: ({ signal }) => callEndpoint(getMarkEffect, { params: { id: markId }, query: choice, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
