import type { CampaignRow, MarkRow, PostRow } from '../contract/canonical-rows';
import { type Calendar, type Flight, within } from './calendar';
import { externalIdOf, urlOf } from './ids';
import { dice } from './prng';
import type { TopicKey } from './text/language-pack';
import { ALWAYS_ON_POSTS, CAMPAIGN_POSTS, type CampaignKey } from './text/posts';

export const COMPANY = 'Halvora Mobil';
export const BRAND_HANDLE = 'halvora';
export const CARE_HANDLE = 'halvora_care';
const CHANNELS = ['bluesky', 'mastodon'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Serials 900 to 999 belong to the company’s posts, those below to everybody else. */
export const FIRST_POST_SERIAL = 900;

interface CampaignPlan {
  name: string;
  topic: TopicKey;
  flight(plot: Calendar['plot']): Flight;
  channels: readonly Channel[];
  objective: string;
  owner: string;
}

export const CAMPAIGNS: Readonly<Record<CampaignKey, CampaignPlan>> = {
  esim: {
    name: 'eSIM in 5 Minutes',
    topic: 'esim',
    flight: (plot) => plot.esim,
    channels: ['bluesky'],
    objective: 'Fewer questions about how to move an eSIM',
    owner: 'Devices & eSIM',
  },
  friends: {
    name: 'Bring a Friend',
    topic: 'prices',
    flight: (plot) => plot.friends,
    channels: ['bluesky', 'mastodon'],
    objective: 'Net sentiment about prices up by 6 points',
    owner: 'Marketing',
  },
  doubleData: {
    name: 'Double Data Weeks',
    topic: 'speed',
    flight: (plot) => plot.doubleData,
    channels: ['bluesky', 'mastodon'],
    objective: 'More positive mentions about speed and data, at least 10 %',
    owner: 'Marketing',
  },
  simplyFair: {
    name: 'Simply Fair',
    topic: 'prices',
    flight: (plot) => plot.simplyFair,
    channels: ['bluesky', 'mastodon'],
    objective: 'Net sentiment about prices up by 5 points',
    owner: 'Products & Tariffs',
  },
  festival: {
    name: 'Festival Sound',
    topic: 'brand',
    flight: (plot) => plot.festival,
    channels: ['bluesky'],
    objective: 'More mentions of the brand',
    owner: 'Marketing',
  },
  north: {
    name: 'The North Comes Online',
    topic: 'north',
    flight: (plot) => plot.north,
    channels: ['bluesky', 'mastodon'],
    objective: 'Fewer complaints about coverage in the north, at least 10 %',
    owner: 'Network Operations',
  },
};

/** A post with what the river needs to let people react to it. */
export interface PlannedPost {
  row: PostRow & { externalId: string; channel: Channel };
  campaign: CampaignKey | null;
}

/** Outside id of a campaign. */
export function campaignIdOf(key: CampaignKey): string {
  return `campaign-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Campaigns, in order of their start. */
export function campaignRows(calendar: Calendar): CampaignRow[] {
  return Object.entries(CAMPAIGNS)
    .map(([key, plan]) => {
      const { startDay, endDay } = plan.flight(calendar.plot);
      return {
        externalId: campaignIdOf(key as CampaignKey),
        name: plan.name,
        startAt: calendar.at(startDay, 0),
        endExclusive: calendar.at(endDay, 0),
        channels: [...plan.channels],
        objective: plan.objective,
        owner: plan.owner,
      };
    })
    .sort((a, b) => a.startAt - b.startAt);
}

/** Posts of the campaigns and, two or three a week, posts of no campaign; in time order, none after the last day. */
export function plannedPosts(seed: number, calendar: Calendar): PlannedPost[] {
  const chance = dice(seed, 'posts');
  const posts: PlannedPost[] = [];
  let serial = FIRST_POST_SERIAL;
  const post = (
    day: number,
    hour: number,
    text: string,
    channels: readonly Channel[],
    campaign: CampaignKey | null,
  ) => {
    for (const channel of channels) {
      const at = calendar.at(day, hour) + chance.between(0, 50 * 60_000);
      if (at >= calendar.endExclusive) continue;
      const externalId = externalIdOf(channel, at, serial);
      serial = serial === 999 ? FIRST_POST_SERIAL : serial + 1;
      const impressions = Math.round(
        (channel === 'bluesky' ? 21_000 : 6_000) * Math.exp(0.5 * chance.normal()) * (campaign ? 2.2 : 1),
      );
      const engagements = Math.round(impressions * (0.006 + 0.02 * chance.unit()));
      posts.push({
        campaign,
        row: {
          externalId,
          at,
          channel,
          text,
          url: urlOf(channel, BRAND_HANDLE, externalId),
          campaign: campaign ? CAMPAIGNS[campaign].name : null,
          metrics: {
            impressions,
            engagements,
            clicks: Math.round(engagements * (0.1 + 0.5 * chance.unit())),
          },
        },
      });
    }
  };
  for (const [key, plan] of Object.entries(CAMPAIGNS) as [CampaignKey, CampaignPlan][]) {
    const { startDay, endDay } = plan.flight(calendar.plot);
    const texts = CAMPAIGN_POSTS[key];
    texts.forEach((text, index) => {
      const day = startDay + Math.floor((index * (endDay - startDay)) / texts.length);
      post(day, chance.pick([9, 11, 12, 16, 17]), text, plan.channels, key);
    });
  }
  const texts = [...ALWAYS_ON_POSTS];
  for (let day = 1; day < calendar.days; day++) {
    if (texts.length === 0 || ![2, 4, 6].includes(calendar.weekday(day)) || chance.chance(0.25)) continue;
    const [text] = texts.splice(chance.between(0, texts.length - 1), 1);
    if (text !== undefined)
      post(day, chance.pick([8, 10, 13, 15]), text, chance.chance(0.5) ? ['bluesky'] : CHANNELS, null);
  }
  return posts.sort((a, b) => a.row.at - b.row.at || (a.row.externalId < b.row.externalId ? -1 : 1));
}

/** The campaign whose flight covers this day and is about this topic, if any. */
export function campaignAbout(calendar: Calendar, topic: TopicKey, day: number): CampaignKey | null {
  for (const [key, plan] of Object.entries(CAMPAIGNS) as [CampaignKey, CampaignPlan][]) {
    if (plan.topic === topic && within(plan.flight(calendar.plot), day)) return key;
  }
  return null;
}

export const VERSIONS = {
  spinsCame: '8.4.0',
  spinsFixed: '8.6.0',
  roamingFixed: '8.5.1',
  roamingBack: '9.1.0',
} as const;
/** Local hours of the outage: when it began, when operations declared it, when it was over. */
export const OUTAGE_TIMES = { began: 7.08, firstVoice: 7.18, declared: 7.75, over: 16.5, fixed: 14 } as const;

/** Releases, fixes, incidents and notes, in time order. */
export function markRows(calendar: Calendar): MarkRow[] {
  const { plot } = calendar;
  const [before, after] = plot.doubleRoaming;
  const release = (day: number, version: string, label: string): MarkRow =>
    mark('release', calendar.at(day, 6), label, version);
  const marks: MarkRow[] = [
    release(Math.round(plot.days * 0.03), '8.3.2', 'App 8.3.2'),
    release(plot.spins.startDay, VERSIONS.spinsCame, 'App 8.4.0: new payment page'),
    release(before.endDay, VERSIONS.roamingFixed, 'App 8.5.1 and billing 26.2'),
    mark('fix', calendar.at(before.endDay, 6.5), 'Roaming passes were charged twice', VERSIONS.roamingFixed),
    mark('note', calendar.at(plot.forumDay, 0), 'Forum connected as a source', null),
    release(plot.spins.endDay, VERSIONS.spinsFixed, 'App 8.6.0'),
    mark(
      'fix',
      calendar.at(plot.spins.endDay, 6.5),
      'Payment in the app no longer spins',
      VERSIONS.spinsFixed,
    ),
    release(Math.round(plot.days * 0.68), '9.0.0', 'App 9.0.0: new look'),
    release(after.startDay, VERSIONS.roamingBack, 'App 9.1.0 and billing 26.4'),
    {
      ...mark(
        'incident',
        calendar.at(plot.outageDay, OUTAGE_TIMES.declared),
        'Network outage: core network, whole country',
        null,
      ),
      endAt: calendar.at(plot.outageDay, OUTAGE_TIMES.over),
    },
    mark(
      'fix',
      calendar.at(plot.outageFixDay, OUTAGE_TIMES.fixed),
      'Core network software replaced',
      'core 14.2.1',
    ),
    mark(
      'note',
      calendar.at(plot.simplyFair.startDay, 8),
      'Letters about the new tariffs sent to all customers',
      null,
    ),
  ];
  return marks
    .filter(({ at }) => at < calendar.endExclusive)
    .sort((a, b) => a.at - b.at)
    .map((row, index) => ({ ...row, externalId: `mark-${index + 1}` }));
}

function mark(kind: MarkRow['kind'], at: number, label: string, version: string | null): MarkRow {
  return { externalId: null, kind, at, endAt: null, label, url: null, version };
}
