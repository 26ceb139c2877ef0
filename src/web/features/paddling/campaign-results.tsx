import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Campaign } from '../../../contract/campaigns';
import type { Topic } from '../../../contract/topics';
import { AfterPaint } from '../../lib/after-paint';
import { ProblemNote } from '../../ui/problem-note';
import { asksOther, type CampaignUpdate } from '../../url-state/campaign-search';
import { AlsoHappened } from './also-happened';
import { CampaignPosts } from './campaign-posts';
import { CounterCard } from './counter-card';
import { EffectCard } from './effect-card';
import { askedChoice, ownTopic, pledgedChoice } from './effect-choice';
import { EffectMethod } from './effect-method';
import { campaignEffectQuery } from './effect-queries';
import { PledgeCard } from './pledge-card';
import { pledgeQuery } from './pledge-queries';
import { ReactionsCard } from './reactions-card';
import './effect.css';

/** What became of a campaign, what was pledged, who reacted, its posts, what else happened and how it is computed, in this order. */
export function CampaignResults({
  campaign,
  topics,
  zone,
}: {
  campaign: Campaign;
  topics: readonly Topic[];
  zone: string;
}) {
  const search = useSearch({ from: '/campaigns/$campaignId' });
  const navigate = useNavigate({ from: '/campaigns/$campaignId' });
  const update = useCallback(
    (change: CampaignUpdate) =>
      void navigate({ search: (current) => ({ ...current, ...change(current) }), resetScroll: false }),
    [navigate],
  );
  const pledge = useQuery(pledgeQuery(campaign.id));
  const asked = askedChoice(search, ownTopic(campaign, pledge.data?.topic ?? null));
  const pledged = useQuery(campaignEffectQuery(campaign.id, pledgedChoice(search)));
  const other = useQuery({
    ...campaignEffectQuery(campaign.id, asked ?? {}),
    enabled: asksOther(search) && asked !== null,
  });
  const shown = asksOther(search) ? other : pledged;
  const answer = asked === null ? null : (shown.data ?? null);
  // What has not begun has come to nothing yet, and nothing happened beside it.
  const isPlanned = pledged.data?.state === 'planned';
  return (
    <>
      {pledged.data ? (
        <EffectCard
          campaign={campaign}
          topics={topics}
          pledged={pledged.data}
          shown={answer}
          stale={shown.isPlaceholderData}
          note={
            <>
              {asked === null && <p>A share of voice needs a topic and the set it is a share of.</p>}
              {shown.error && <ProblemNote error={shown.error} onRetry={() => void shown.refetch()} />}
            </>
          }
          search={search}
          onUpdate={update}
        />
      ) : pledged.error ? (
        <ProblemNote error={pledged.error} onRetry={() => void pledged.refetch()} />
      ) : (
        <div className="effect-waiting rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading what was observed and expected</span>
        </div>
      )}
      <AfterPaint>
        <div className="campaign-pair">
          {pledged.data?.counter && !isPlanned && <CounterCard counter={pledged.data.counter} />}
          <PledgeCard
            campaign={campaign}
            topics={topics}
            zone={zone}
            outcome={pledged.data?.pledge ?? null}
          />
        </div>
        <ReactionsCard campaign={campaign} topics={topics} zone={zone} search={search} onUpdate={update} />
        <CampaignPosts campaign={campaign} zone={zone} />
        <AfterPaint>
          {pledged.data && !isPlanned && <AlsoHappened items={pledged.data.alsoHappened} zone={zone} />}
          {answer && !isPlanned && <EffectMethod answer={answer} />}
        </AfterPaint>
      </AfterPaint>
    </>
  );
}
