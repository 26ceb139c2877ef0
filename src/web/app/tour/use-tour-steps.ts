import { useQuery } from '@tanstack/react-query';
import type { CampaignVerdict } from '../../../contract/effects';
import type { FlawItem } from '../../../contract/flaw-schemas';
import type { Spikes } from '../../../contract/spikes';
import { flowQuery } from '../../features/flow/flow-queries';
import { spikesOfDaysQuery } from '../../features/river/river-queries';
import { campaignVerdictsQuery } from '../../lib/campaign-verdicts-query';
import { campaignsQuery } from '../../lib/campaigns-query';
import { flawsQuery } from '../../lib/flaws-query';
import { flowSearchSchema } from '../../url-state/flow-search';
import { type TourStep, tourSteps } from './tour-steps';

const DAYS = 28;
/** Newest campaigns among which one with a verdict is looked for. */
const CAMPAIGNS_READ = 12;

/** The stops of the tour, with what the store holds now; `settled` once nothing more is awaited, answered or not. */
export function useTourSteps(): { steps: TourStep[]; settled: boolean } {
  const spikes = useQuery(spikesOfDaysQuery(DAYS));
  const flaws = useQuery(flawsQuery());
  const campaigns = useQuery(campaignsQuery());
  const newest = (campaigns.data?.items ?? []).slice(0, CAMPAIGNS_READ);
  const verdicts = useQuery(campaignVerdictsQuery(newest.map(({ id }) => id)));
  const flow = useQuery(flowQuery(flowSearchSchema.parse({ days: DAYS })));

  const spike = spikes.data?.items.toSorted((a, b) => b.severity - a.severity)[0];
  const flaw = flawBehind(spike, flaws.data?.items ?? []);
  const verdict = clearest(verdicts.data?.items ?? []);
  const campaign = newest.find(({ id }) => id === verdict?.campaignId) ?? newest[0];
  const dam = flow.data?.dams[0];
  return {
    steps: tourSteps({
      ...(spike && { spike }),
      ...(flaw && { flaw }),
      ...(campaign && { campaign: { ...campaign, ...(verdict && { verdict }) } }),
      ...(dam && { dam }),
    }),
    settled: ![spikes, flaws, campaigns, verdicts, flow].some(({ isLoading }) => isLoading),
  };
}

/** The flaw behind that very burst tells the story on; else the one of the highest rank. */
function flawBehind(spike: Spikes['items'][number] | undefined, flaws: readonly FlawItem[]) {
  return flaws.find(({ topic }) => topic !== null && topic.id === spike?.topic?.id) ?? flaws[0];
}

function clearest(verdicts: readonly CampaignVerdict[]): CampaignVerdict | undefined {
  const clear = verdicts.filter(({ effect }) => effect.verdict.startsWith('clear'));
  return clear.find(({ pledge }) => pledge !== null) ?? clear[0];
}
