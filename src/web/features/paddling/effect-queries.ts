import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { getCampaignEffect } from '../../../contract/effects';
import { callEndpoint } from '../../lib/api';

export type EffectChoice = z.input<(typeof getCampaignEffect)['query']>;

/** How a campaign ran against what was expected; `choice` asks for another measure, baseline or control. */
export function campaignEffectQuery(campaignId: string, choice: EffectChoice = {}) {
  return queryOptions({
    queryKey: [getCampaignEffect.path, campaignId, choice],
    queryFn: ({ signal }) =>
      callEndpoint(getCampaignEffect, { params: { id: campaignId }, query: choice, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
