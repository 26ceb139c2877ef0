import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { AfterPaint } from '../../lib/after-paint';
import { isMissing } from '../../lib/is-missing';
import { OtherRiverNote } from '../../lib/other-river-note';
import { settingsQuery } from '../../lib/settings-query';
import { topicsQuery } from '../../lib/topics-query';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { CampaignFacts } from './campaign-facts';
import { CampaignResults } from './campaign-results';
import { DialogLink } from './dialog-link';
import { pledgedChoice } from './effect-choice';
import { campaignEffectQuery } from './effect-queries';
import { campaignQuery } from './paddling-queries';
import { pledgeQuery } from './pledge-queries';
import '../../ui/charts/charts.css';
import './paddling.css';

/** One campaign: what it is meant to do, what was observed against what was expected, and its posts. */
export function CampaignPage() {
  const { campaignId } = useParams({ from: '/campaigns/$campaignId' });
  const search = useSearch({ from: '/campaigns/$campaignId' });
  // What it came to takes longest, and needs nothing of the campaign but its id.
  usePrefetchQuery(campaignEffectQuery(campaignId, pledgedChoice(search)));
  usePrefetchQuery(pledgeQuery(campaignId));
  const campaign = useQuery(campaignQuery(campaignId));
  const settings = useQuery(settingsQuery());
  const topics = useQuery(topicsQuery());
  const zone = settings.data?.zone;
  const missing = isMissing(campaign.error);
  // Days without their zone would be wrong ones.
  const error = campaign.error ?? (zone === undefined ? settings.error : null);
  return (
    <div className="mx-auto flex max-w-[1100px] flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="mr-auto min-w-0">
          <Link to="/campaigns" className="text-accent text-small no-underline hover:underline">
            Paddling
          </Link>
          <h1 className="m-0 [overflow-wrap:anywhere]">{campaign.data?.name ?? 'Campaign'}</h1>
        </div>
        {campaign.data && !missing && (
          <DialogLink dialog={`edit-campaign:${campaignId}`}>Change the campaign</DialogLink>
        )}
      </div>
      {missing && (
        <EmptyState title="There is no such campaign.">
          <p className="m-0">It was removed, or the address is mistyped.</p>
          <Link to="/campaigns" className="font-medium text-accent underline">
            See all campaigns
          </Link>
          <OtherRiverNote />
        </EmptyState>
      )}
      {error && !missing && (
        <ProblemNote
          error={error}
          onRetry={() => void (campaign.error ? campaign.refetch() : settings.refetch())}
        />
      )}
      {!error && (!campaign.data || zone === undefined) && (
        <div className="h-100 rounded-lg border border-line bg-surface" aria-busy="true">
          <span className="sr-only">Loading the campaign</span>
        </div>
      )}
      {campaign.data && zone !== undefined && !missing && (
        <>
          <CampaignFacts campaign={campaign.data} topics={topics.data?.items ?? []} zone={zone} />
          {/* By its key, no answer of one campaign is ever shown for another. */}
          <AfterPaint key={campaignId}>
            <CampaignResults campaign={campaign.data} topics={topics.data?.items ?? []} zone={zone} />
          </AfterPaint>
        </>
      )}
    </div>
  );
}
