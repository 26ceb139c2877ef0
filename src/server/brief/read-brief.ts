import type { Brief } from '../../contract/brief';
import type { Currents } from '../../contract/currents';
import type { Mover } from '../../contract/topics';
import { BRIEF_VERSION, type BriefFacts, briefLines } from '../../domain/brief';
import type { Db } from '../db/database';
import { readCampaignVerdict } from '../effect/campaign-effect';
import { seriesReader } from '../effect/measure-series';
import { answerCurrents } from '../routes/currents.route';
import { answerMovers } from '../routes/movers.route';
import { iso } from '../routes/reading';
import { answerSpikes } from '../routes/spikes.route';
import type { Services } from '../services';
import { readCampaign } from '../stores/campaign.store';
import { standingFlaws } from '../stores/flaw.store';
import { countOpenProposals } from '../stores/flaw-proposal.store';
import { marksInWindow } from '../stores/mark.store';
import { readPledge } from '../stores/pledge.store';
import { countPosts } from '../stores/post.store';
import { findThreadPage } from '../stores/thread-page.store';

const LONGEST_FOR_SPIKES_MS = 732 * 86_400_000;
const MOST_CAMPAIGNS = 3;
const MOST_INCIDENTS = 20;
const MOST_UNDECIDED = 100;

/** A window in five lines, read from one snapshot. */
export async function readBrief(
  db: Db,
  services: Services,
  window: { from?: string | undefined; to?: string | undefined; days: number },
): Promise<Brief> {
  const now = services.now();
  const filters = { topic: [], source: [], lang: [], sentiment: [] };
  const currents = await answerCurrents(db, services, {
    ...window,
    ...filters,
    bucket: 'auto',
    compare: 'previous',
  });
  const { from, to, zone } = currents.query;
  const movers = await answerMovers(db, services, { from, to, days: window.days, source: [], lang: [] });
  const facts: BriefFacts = {
    ...figuresOf(currents),
    moved: movers.items.filter(hasMoved).map(({ name, words, topicId }) => ({
      name,
      words,
      path: riverPath(from, to, topicId),
    })),
    topics: movers.items.length,
    ...(await paddlingOf(db, now, from, to)),
    spikes: await spikesOf(db, now, from, to),
    ...(await brokenOf(db, from, to)),
    ...(await undecidedOf(db)),
  };
  return {
    from,
    to,
    zone,
    lines: briefLines(facts),
    method: BRIEF_VERSION,
    computedAt: iso(now.getTime()),
  };
}

function figuresOf({ totals, comparison, buckets, query, basis }: Currents) {
  const begun = buckets.filter(({ start }) => Date.parse(start) < Date.parse(basis.computedAt));
  return {
    mentions: totals.mentions,
    change: {
      words: comparison?.rates?.words ?? 'not compared',
      path: riverPath(query.from, query.to, null),
    },
    collected: {
      whole: begun.filter(({ covered }) => covered === 'all').length,
      begun: begun.length,
      grain: query.bucket,
    },
    leftOut: comparison?.sourcesLeftOut ?? [],
    unscored: totals.mentions ? (totals.unscored ?? 0) / totals.mentions : null,
  };
}

function hasMoved({ state }: Mover): boolean {
  return state === 'rising' || state === 'falling' || state === 'new';
}

/** Bursts of all mentions and of every topic; a window too long for that has none to name. */
async function spikesOf(db: Db, now: Date, from: string, to: string): Promise<BriefFacts['spikes']> {
  if (Date.parse(to) - Date.parse(from) > LONGEST_FOR_SPIKES_MS) return [];
  const query = { from, to, days: 28, bucket: 'day' as const, topic: [] };
  const { items } = await answerSpikes(db, now.getTime(), query);
  return items.map(({ topic, words, start, endExclusive }) => ({
    words: `${topic === null ? '' : `${topic.name}: `}${words.replace(/\.$/, '')}`,
    path: riverPath(start, endExclusive ?? to, topic?.id ?? null),
  }));
}

async function paddlingOf(db: Db, now: Date, from: string, to: string) {
  const window = { from: new Date(from), to: new Date(to) };
  const page = { kinds: ['campaign'] as const, limit: MOST_INCIDENTS, cursor: null };
  const ran = (await marksInWindow(db, window, page)).filter(({ at }) => Date.parse(at) < now.getTime());
  // The newest are the news: those after them are counted.
  const named = ran.slice(-MOST_CAMPAIGNS).reverse();
  const reader = await seriesReader(db, now.getTime());
  const campaigns: BriefFacts['campaigns'][number][] = [];
  for (const { id, label } of [...named, ...ran.slice(0, -MOST_CAMPAIGNS)]) {
    const campaign = campaigns.length < MOST_CAMPAIGNS ? await readCampaign(db, id) : null;
    const verdict =
      campaign && (await readCampaignVerdict(db, reader, campaign, await readPledge(db, campaign.id)));
    campaigns.push({
      name: label,
      words: verdict?.effect.words ?? '',
      pledge: verdict?.pledge?.verdict ?? null,
      path: `/campaigns/${id}`,
    });
  }
  return { campaigns, posts: await countPosts(db, window) };
}

async function brokenOf(db: Db, from: string, to: string) {
  const window = { from: new Date(from), to: new Date(to) };
  const page = { kinds: ['incident'] as const, limit: MOST_INCIDENTS, cursor: null };
  const incidents = await marksInWindow(db, window, page);
  const flaws = await standingFlaws(db);
  return {
    incidents: incidents.map(({ label, at, endExclusive }) => ({
      words: `incident: ${label}`,
      path: riverPath(at, endExclusive ?? to, null),
    })),
    regressed: flaws
      .filter(
        ({ state, state_at }) => state === 'regressed' && state_at >= window.from && state_at < window.to,
      )
      .map(({ id, title }) => ({ words: `${title} came back`, path: `/flaws/${id}` })),
  };
}

async function undecidedOf(db: Db): Promise<Pick<BriefFacts, 'undecided' | 'proposals'>> {
  const groups = [['routed:several', 'routed:conflict', 'routed:none']];
  const query = { groups, exact: [], within: {}, words: null };
  const limit = MOST_UNDECIDED + 1;
  const found = await findThreadPage(db, query, { order: 'undecided', limit, after: null });
  return {
    undecided: { count: Math.min(found.length, MOST_UNDECIDED), more: found.length > MOST_UNDECIDED },
    proposals: await countOpenProposals(db),
  };
}

function riverPath(from: string, to: string, topicId: string | null): string {
  const query = new URLSearchParams({ from, to, ...(topicId === null ? {} : { topic: topicId }) });
  return `/?${query}`;
}
