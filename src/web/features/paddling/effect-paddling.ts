import type { Campaign } from '../../../contract/campaigns';
import type { CampaignEffect } from '../../../contract/effects';
import type { Mark } from '../../../contract/marks';
import type { Post } from '../../../contract/posts';
import { type TimedMark, timedMarks } from '../../ui/charts/paddling-layout';

const NO_DETAILS = {
  url: null,
  version: null,
  campaignId: null,
  channel: null,
  topics: [],
  actor: null,
} as const;
const MAX_LABEL = 120;

/** What stands below the chart: the flight with its posts, and what else lay in its window. */
export function effectMarks(
  campaign: Campaign,
  posts: readonly Post[],
  beside: CampaignEffect['alsoHappened'],
): TimedMark[] {
  const flight: Mark = {
    ...NO_DETAILS,
    topics: [],
    id: campaign.id,
    kind: 'campaign',
    at: campaign.startAt,
    endExclusive: campaign.endExclusive,
    label: campaign.name,
  };
  const ours = posts.map(
    (post): Mark => ({
      ...NO_DETAILS,
      topics: [],
      id: post.id,
      kind: 'post',
      at: post.at,
      endExclusive: null,
      label: post.text.trim() === '' ? 'A post without text' : shortened(post.text),
      url: post.url,
      campaignId: campaign.id,
      channel: post.channel,
    }),
  );
  const others = beside.flatMap(({ kind, id, at, endExclusive, label }): Mark[] =>
    kind === 'coverage' || id === null
      ? []
      : [{ ...NO_DETAILS, topics: [], id, kind, at, endExclusive, label }],
  );
  return timedMarks([flight, ...ours, ...others]);
}

function shortened(text: string): string {
  const letters = [...text.trim()];
  return letters.length <= MAX_LABEL
    ? letters.join('')
    : `${letters.slice(0, MAX_LABEL).join('').trimEnd()}…`;
}
