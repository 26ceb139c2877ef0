import type { PledgeTarget } from '../domain/pledge';
import { ACTIVE_USERS } from './active-users';
import type { Calendar } from './calendar';
import { CAMPAIGNS, campaignIdOf } from './paddling';
import type { CampaignKey } from './text/posts';

/** A target whose topics and series are named, not yet known by id. */
type NamedTarget = Omit<PledgeTarget, 'topic' | 'among' | 'per'> & {
  topic: string | null;
  per: string | null;
};

/** What a campaign of the sample was meant to change; times in epoch milliseconds. */
export interface SamplePledge {
  /** Outside id of the campaign. */
  campaign: string;
  target: NamedTarget;
  smallestChange: number;
  baselineDays: number;
  checkAt: number;
  counter: NamedTarget | null;
  /** When it was written, before the start. */
  writtenAt: number;
  isSealed: boolean;
}

interface PledgePlan {
  target: NamedTarget;
  smallestChange: number;
  baselineDays: number;
  counter: NamedTarget | null;
  isSealed: boolean;
}

const up = (measure: string, topic: string | null): NamedTarget => ({
  measure,
  topic,
  per: null,
  direction: 'up',
});
const down = (measure: string, topic: string | null): NamedTarget => ({
  measure,
  topic,
  per: null,
  direction: 'down',
});

/** One that was kept, one of which nothing can be told, one that did harm, one too early to judge, one never sealed. */
const PLANS: Readonly<Partial<Record<CampaignKey, PledgePlan>>> = {
  esim: {
    target: up('net-sentiment', 'eSIM'),
    smallestChange: 10,
    baselineDays: 28,
    counter: null,
    isSealed: true,
  },
  friends: {
    target: up('net-sentiment', 'Prices'),
    smallestChange: 6,
    baselineDays: 28,
    counter: { ...up('complaint-rate', 'Prices'), per: ACTIVE_USERS },
    isSealed: true,
  },
  doubleData: {
    target: up('positive', 'Speed and data'),
    smallestChange: 10,
    baselineDays: 60,
    counter: up('complaints', 'Speed and data'),
    isSealed: true,
  },
  simplyFair: {
    target: up('net-sentiment', 'Prices'),
    smallestChange: 5,
    baselineDays: 60,
    counter: up('negative', 'Prices'),
    isSealed: true,
  },
  north: {
    target: down('complaints', 'Coverage in the north'),
    smallestChange: 10,
    baselineDays: 60,
    counter: down('positive', 'Coverage in the north'),
    isSealed: true,
  },
  festival: {
    target: up('volume', null),
    smallestChange: 20,
    baselineDays: 60,
    counter: null,
    isSealed: false,
  },
};

/** Pledges of the campaigns that were planned by the last day, written three days before their start. */
export function pledgesOf(calendar: Calendar): SamplePledge[] {
  return (Object.entries(PLANS) as [CampaignKey, PledgePlan][]).map(([key, plan]) => {
    const { startDay, endDay } = CAMPAIGNS[key].flight(calendar.plot);
    return {
      campaign: campaignIdOf(key),
      ...plan,
      checkAt: calendar.at(endDay, 9),
      writtenAt: calendar.at(startDay - 3, 10),
    };
  });
}
