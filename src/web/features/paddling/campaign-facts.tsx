import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Campaign } from '../../../contract/campaigns';
import type { Topic } from '../../../contract/topics';
import { Card } from '../../ui/card';
import { formatInstant, formatSpan } from '../../ui/charts/time-format';
import { actorWords } from './actor-words';

/** What a campaign is, as it was written, and who wrote it last. */
export function CampaignFacts({
  campaign,
  topics,
  zone,
}: {
  campaign: Campaign;
  topics: readonly Topic[];
  zone: string;
}) {
  const span = { startMs: Date.parse(campaign.startAt), endExclusiveMs: Date.parse(campaign.endExclusive) };
  const named = topics.filter(({ id }) => campaign.topics.includes(id));
  return (
    <Card>
      <dl className="campaign-facts">
        <Fact name="Flight">
          {formatSpan(span, zone)} <span className="text-ink3">{zone}</span>
        </Fact>
        <Fact name="Channels">{campaign.channels.join(', ') || '—'}</Fact>
        <Fact name="Owner">{campaign.owner ?? '—'}</Fact>
        <Fact name="Topics">
          {named.length === 0 && '—'}
          <span className="campaign-links">
            {named.map(({ id, name }) => (
              <Link key={id} to="/" search={{ topic: [id] }}>
                {name}
              </Link>
            ))}
          </span>
        </Fact>
        <Fact name="Objective" wide>
          {campaign.objective ?? '—'}
        </Fact>
        <Fact name="Changed last" wide>
          {formatInstant(Date.parse(campaign.updatedAt), zone)}
          {campaign.actor === null ? ', with no name given' : `, ${actorWords(campaign.actor)}`}
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'campaign-fact-wide' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
