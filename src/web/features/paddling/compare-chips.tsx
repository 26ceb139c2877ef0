import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { campaignsQuery } from '../../lib/campaigns-query';
import { CONTROL } from '../../ui/field';
import { MAX_COMPARED } from '../../url-state/campaign-ids';
import { type CompareUpdate, withCampaign, withoutCampaign } from '../../url-state/compare-search';
import type { Compared } from './compared';
import { flightWords } from './list-words';

/** Which campaigns stand beside each other: each can be taken away, others can be added. */
export function CompareChips({
  compared,
  zone,
  onUpdate,
}: {
  compared: readonly Compared[];
  zone: string;
  onUpdate: (update: CompareUpdate) => void;
}) {
  const campaigns = useQuery(campaignsQuery());
  const others = (campaigns.data?.items ?? []).filter(({ id }) => compared.every((one) => one.id !== id));
  return (
    <div className="compare-chips">
      <ul aria-label="Campaigns compared">
        {compared.map((one) => (
          <li key={one.id} data-state={one.state}>
            {nameOf(one)}
            <button
              type="button"
              aria-label={`Take away ${nameOf(one)}`}
              onClick={() => onUpdate(withoutCampaign(one.id))}
            >
              <X size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {compared.length < MAX_COMPARED && (
        <label>
          <span className="sr-only">Add a campaign</span>
          <select
            className={CONTROL}
            value=""
            disabled={others.length === 0}
            onChange={(event) => onUpdate(withCampaign(event.target.value))}
          >
            <option value="">
              {campaigns.error
                ? 'Campaigns could not be loaded'
                : campaigns.data && others.length === 0
                  ? 'No other campaigns'
                  : 'Add a campaign …'}
            </option>
            {others.map((campaign) => (
              <option key={campaign.id} value={campaign.id}>
                {campaign.name}, {flightWords(campaign, zone)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function nameOf(one: Compared): string {
  if (one.state === 'known') return one.campaign.name;
  if (one.state === 'missing') return 'a campaign that does not exist';
  return one.state === 'failed' ? 'a campaign that could not be loaded' : 'loading …';
}
