import type { CampaignRow, ExposureRow, MarkRow, MentionRow, PostRow } from '../contract/canonical-rows';
import type { FlowLimits } from '../domain/flow/find-dams';
import { activeUserRows } from './active-users';
import { SAMPLE_ALERT_RULES, type SampleAlertRule } from './alert-rules';
import { type Calendar, COMPANY_ZONE, calendarOf } from './calendar';
import { castOf } from './cast';
import { type Colleague, SAMPLE_COLLEAGUES } from './colleagues';
import { type DeskWork, deskWorkOf, SAMPLE_FLOW_LIMITS, SAMPLE_ROUTING_RULES, TEAM_OF } from './desk-work';
import { flawsOf, type SampleFlaw } from './flaws';
import {
  BRAND_HANDLE,
  CARE_HANDLE,
  COMPANY,
  campaignRows,
  markRows,
  OUTAGE_TIMES,
  plannedPosts,
  VERSIONS,
} from './paddling';
import { pledgesOf, type SamplePledge } from './pledges';
import { describedMentions } from './river';
import {
  SAMPLE_CAMPAIGN_RULES,
  SAMPLE_CAMPAIGN_TOPICS,
  SAMPLE_TEAMS,
  SAMPLE_TOPICS,
  type SampleTopic,
} from './sample-topics';
import type { CauseKey } from './text/language-pack';
import type { DescribedMention } from './write-mention';

/** What the sample is a function of. */
export interface SampleOptions {
  seed: number;
  /**
   * The last day as an ISO date. The river runs from 00:00 of the first day to 00:00 after the last day in the
   * company's zone, Europe/Berlin; the end is exclusive.
   */
  anchor: string;
  /** About how many mentions, ours included. */
  mentions: number;
  /** 120 unless said. */
  days?: number;
  /**
   * Epoch milliseconds: mentions, posts and marks at or after it have not happened yet and are left out; the rest is
   * the same as without it. For a start in the middle of the anchor day.
   */
  nowMs?: number;
}

/** A day and its number; day 0 is the first. */
export interface DayFact {
  day: number;
  /** Local ISO date. */
  date: string;
  /** Local midnight at which it begins. */
  startAt: number;
}

/** A planned campaign; `topic` is the key of what it was meant to move, as in `Truth`. */
export interface CampaignFact {
  externalId: string;
  name: string;
  topic: string;
  startAt: number;
  endExclusive: number;
}

/** What is planted in the river, for those who are to find it again. */
export interface SampleFacts {
  company: string;
  zone: string;
  days: number;
  startAt: number;
  endExclusive: number;
  outage: DayFact & {
    beganAt: number;
    declaredAt: number;
    overAt: number;
    fixedAt: number;
    firstVoice: string;
    firstVoiceAt: number;
  };
  forum: DayFact;
  paymentSpins: { introducedAt: number; introducedVersion: string; fixedAt: number; fixedVersion: string };
  doubleRoaming: {
    beganAt: number;
    fixedAt: number;
    fixedVersion: string;
    returnedAt: number;
    returnedVersion: string;
  };
  campaigns: {
    worked: CampaignFact;
    nothing: CampaignFact;
    harm: CampaignFact;
    running: CampaignFact;
    small: CampaignFact[];
  };
  persistentVoices: { source: string; handle: string; topic: string }[];
  partners: { source: string; handle: string }[];
}

/** The company as rows that an import takes. */
export interface SampleCompany {
  /** In order of time; written anew each time it is iterated, always the same. */
  mentions: Iterable<MentionRow>;
  campaigns: CampaignRow[];
  posts: PostRow[];
  marks: MarkRow[];
  /** What rates can be held against, of each day that is over. */
  exposures: ExposureRow[];
  ourAccounts: { source: string | null; handle: string }[];
  topics: SampleTopic[];
  teams: string[];
  /** The post a mention is when a paid partner wrote it for a campaign; `null` for everybody else's. */
  partnerPost(mention: MentionRow): PostRow | null;
  /** Which campaign is about which topic, by outside id and name. */
  campaignTopics: { campaign: string; topic: string }[];
  /** What people looked for besides, by outside id of the campaign. */
  campaignRules: { campaign: string; kind: 'link' | 'hashtag' | 'phrase'; value: string }[];
  pledges: SamplePledge[];
  colleagues: readonly Colleague[];
  /** Whose something is when several teams could be meant, the last one that is met; topic and team by name. */
  routingRules: readonly { topic: string; team: string }[];
  flowLimits: FlowLimits;
  desk: DeskWork;
  /** What people of the company put on record. */
  flaws: SampleFlaw[];
  /** Whose the conversation is that a mention `mentions` yielded opens, as a reader would say; `null` for replies. */
  teamOf(mention: MentionRow): string | null;
  /** What it has switched on to be told of. */
  alertRules: readonly SampleAlertRule[];
  /** What a mention that `mentions` yielded complains of, when it opens a conversation about a planted cause. */
  causeOf(mention: MentionRow): CauseKey | null;
  facts: SampleFacts;
}

const USUAL_DAYS = 120;
const FEWEST_DAYS = 60;

/**
 * Halvora Mobil, a fictional mobile operator, as a pure function of its options. Throws a RangeError for an anchor
 * that is no date and for fewer than 60 days.
 */
export function sampleCompany(options: SampleOptions): SampleCompany {
  const { seed, calendar, nowMs } = read(options);
  const happened = ({ at }: { at: number }) => at < nowMs;
  const facts = factsOf(seed, calendar);
  const causes = new WeakMap<MentionRow, CauseKey>();
  const teams = new WeakMap<MentionRow, string>();
  return {
    mentions: {
      *[Symbol.iterator]() {
        for (const { row, truth } of describedSample(options)) {
          if (truth.cause && truth.kind === 'root' && truth.mood === 'negative') causes.set(row, truth.cause);
          if (truth.kind === 'root') teams.set(row, TEAM_OF[truth.topic]);
          yield row;
        }
      },
    },
    campaigns: campaignRows(calendar),
    posts: plannedPosts(seed, calendar)
      .map(({ row }) => row)
      .filter(happened),
    marks: markRows(calendar)
      .filter(happened)
      .map((mark) => (mark.endAt !== null && mark.endAt > nowMs ? { ...mark, endAt: null } : mark)),
    exposures: activeUserRows(seed, calendar, nowMs),
    ourAccounts: [BRAND_HANDLE, CARE_HANDLE].map((handle) => ({ source: null, handle })),
    topics: SAMPLE_TOPICS.map((topic) => ({ ...topic })),
    teams: [...SAMPLE_TEAMS],
    campaignTopics: SAMPLE_CAMPAIGN_TOPICS.map((pair) => ({ ...pair })),
    campaignRules: SAMPLE_CAMPAIGN_RULES.map((rule) => ({ ...rule })),
    pledges: pledgesOf(calendar),
    colleagues: SAMPLE_COLLEAGUES,
    routingRules: SAMPLE_ROUTING_RULES,
    flowLimits: SAMPLE_FLOW_LIMITS,
    desk: deskWorkOf(seed, calendar),
    flaws: flawsOf(calendar),
    teamOf: (mention) => teams.get(mention) ?? null,
    alertRules: SAMPLE_ALERT_RULES,
    causeOf: (mention) => causes.get(mention) ?? null,
    partnerPost: (mention) => partnerPostOf(facts, mention),
    facts,
  };
}

function partnerPostOf({ partners, campaigns }: SampleFacts, mention: MentionRow): PostRow | null {
  const { source, author, at, text, url, externalId } = mention;
  if (!partners.some((partner) => partner.source === source && partner.handle === author)) return null;
  const flights = [campaigns.worked, ...campaigns.small];
  const flight = flights.find(({ startAt, endExclusive }) => at >= startAt && at < endExclusive);
  return {
    externalId,
    at,
    channel: source,
    text,
    url,
    campaign: flight?.externalId ?? null,
    metrics: {},
  };
}

/** The mentions of the sample together with what each was written as: to measure classifiers and groupings by. */
export function* describedSample(options: SampleOptions): Generator<DescribedMention> {
  const { seed, calendar, nowMs } = read(options);
  for (const mention of describedMentions(seed, calendar, options.mentions, plannedPosts(seed, calendar))) {
    if (mention.row.at >= nowMs) return;
    yield mention;
  }
}

function read({ seed, anchor, days = USUAL_DAYS, nowMs = Number.POSITIVE_INFINITY }: SampleOptions) {
  if (days < FEWEST_DAYS) throw new RangeError(`the sample needs ${FEWEST_DAYS} days or more, not ${days}`);
  return { seed, calendar: calendarOf(anchor, days), nowMs };
}

function factsOf(seed: number, calendar: Calendar): SampleFacts {
  const { plot } = calendar;
  const cast = castOf(seed, calendar);
  const rows = campaignRows(calendar);
  const day = (number: number): DayFact => ({
    day: number,
    date: new Date(Date.UTC(1970, 0, 1) + calendar.at(number, 12)).toISOString().slice(0, 10),
    startAt: calendar.at(number, 0),
  });
  const campaign = (externalId: string, topic: string): CampaignFact => {
    const row = rows.find((candidate) => candidate.externalId === externalId) as CampaignRow;
    return { externalId, name: row.name, topic, startAt: row.startAt, endExclusive: row.endExclusive };
  };
  const account = ({ source, handle }: { source: string; handle: string }) => ({ source, handle });
  const [spell, relapse] = plot.doubleRoaming;
  return {
    company: COMPANY,
    zone: COMPANY_ZONE,
    days: calendar.days,
    startAt: calendar.startAt,
    endExclusive: calendar.endExclusive,
    outage: {
      ...day(plot.outageDay),
      beganAt: calendar.at(plot.outageDay, OUTAGE_TIMES.began),
      declaredAt: calendar.at(plot.outageDay, OUTAGE_TIMES.declared),
      overAt: calendar.at(plot.outageDay, OUTAGE_TIMES.over),
      fixedAt: calendar.at(plot.outageFixDay, OUTAGE_TIMES.fixed),
      firstVoice: cast.firstToNotice.handle,
      firstVoiceAt: calendar.at(plot.outageDay, OUTAGE_TIMES.firstVoice),
    },
    forum: day(plot.forumDay),
    paymentSpins: {
      introducedAt: calendar.at(plot.spins.startDay, 6),
      introducedVersion: VERSIONS.spinsCame,
      fixedAt: calendar.at(plot.spins.endDay, 6.5),
      fixedVersion: VERSIONS.spinsFixed,
    },
    doubleRoaming: {
      beganAt: calendar.at(spell.startDay, 0),
      fixedAt: calendar.at(spell.endDay, 6.5),
      fixedVersion: VERSIONS.roamingFixed,
      returnedAt: calendar.at(relapse.startDay, 6),
      returnedVersion: VERSIONS.roamingBack,
    },
    campaigns: {
      worked: campaign('campaign-double-data', 'speed'),
      nothing: campaign('campaign-friends', 'prices'),
      harm: campaign('campaign-simply-fair', 'prices'),
      running: campaign('campaign-north', 'north'),
      small: [campaign('campaign-esim', 'esim'), campaign('campaign-festival', 'brand')],
    },
    persistentVoices: cast.persistent.map(({ person, topic }) => ({ ...account(person), topic })),
    partners: cast.partners.map(account),
  };
}
