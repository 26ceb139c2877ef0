import type { Campaign } from '../../../contract/campaigns';
import { asksOther, type CampaignSearch } from '../../url-state/campaign-search';
import type { EffectChoice } from './effect-queries';

/** What the pledge, or else the campaign, is about: its one topic. */
export function ownTopic(campaign: Pick<Campaign, 'topics'>, pledgedTopic: string | null): string | null {
  return pledgedTopic ?? (campaign.topics.length === 1 ? (campaign.topics[0] ?? null) : null);
}

/** The question about the pledge itself. */
export function pledgedChoice({ control }: CampaignSearch): EffectChoice {
  return control === null ? {} : { control };
}

/** The question an address asks; `null` while a share of voice lacks its topic or its set, `own` being the topic if none is named. */
export function askedChoice(search: CampaignSearch, own: string | null): EffectChoice | null {
  if (!asksOther(search)) return pledgedChoice(search);
  const { measure, among, per } = search;
  const isShare = measure === 'share-of-voice';
  const topic = search.topic ?? (isShare ? own : null);
  if (isShare && (topic === null || among === null)) return null;
  return {
    ...pledgedChoice(search),
    ...(measure === null ? {} : { measure }),
    ...(topic === null ? {} : { topic }),
    ...(among === null ? {} : { among }),
    ...(per === null ? {} : { per }),
  };
}
