import type { Brief } from '../../contract/brief';
import type { Currents } from '../../contract/currents';
import type { Flow } from '../../contract/flow';
import type { Mover } from '../../contract/topics';
import { BRIEF_VERSION, type BriefFacts, briefLines } from '../../domain/brief';
import type { Named } from '../../domain/brief-parts';
import { changeWords, pointsChangeWords } from '../../domain/mover-state';
import { bucketWords, dayWords } from '../board-digest/digest-words';
import type { Db } from '../db/database';
import { answerCurrents } from '../routes/currents.route';
import { answerMovers } from '../routes/movers.route';
import { iso } from '../routes/reading';
import { answerSpikes } from '../routes/spikes.route';
import type { Services } from '../services';
import { standingFlaws } from '../stores/flaw.store';
import { marksInWindow } from '../stores/mark.store';
import { countPosts } from '../stores/post.store';
import { campaignsOf, pledgesDue } from './brief-campaigns';
import { worstDam } from './brief-dam';
import { decisionsOf } from './brief-decisions';
import { complaintsPath, riverPath, spikePath } from './brief-paths';

const LONGEST_FOR_SPIKES_MS = 732 * 86_400_000;
const MOST_INCIDENTS = 20;

/** A window in five lines, read from one snapshot, with the flow of `BRIEF_FLOW`, which may have been read a moment before. */
export async function readBrief(
  db: Db,
  services: Services,
  flow: Flow,
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
  const { campaigns, harm, posts } = await paddlingOf(db, now, from, to);
  const facts: BriefFacts = {
    ...figuresOf(currents),
    moved: movers.items.filter(hasMoved).map(({ name, words, topicId }) => ({
      name,
      words,
      path: riverPath(from, to, topicId),
    })),
    topics: movers.items.length,
    campaigns,
    posts,
    spikes: await spikesOf(db, now, from, to),
    ...(await brokenOf(db, currents.query)),
    decisions: {
      ...(await decisionsOf(db, zone)),
      dam: worstDam(flow),
      harm,
      pledges: await pledgesDue(db, now, zone),
    },
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
    alsoChanged: clearChanges(comparison, query),
    collected: {
      whole: begun.filter(({ covered }) => covered === 'all').length,
      begun: begun.length,
      grain: query.bucket,
    },
    leftOut: comparison?.sourcesLeftOut ?? [],
    unscored: totals.mentions ? (totals.unscored ?? 0) / totals.mentions : null,
  };
}

/** Complaints and net sentiment, where what they did is clear. */
function clearChanges(comparison: Currents['comparison'], { from, to }: Currents['query']): Named[] {
  const complaints = comparison?.rates?.complaints ?? null;
  const net = comparison?.change.netCorrectedPoints ?? null;
  const isClear = (interval: { low: number; high: number }) => interval.low > 0 || interval.high < 0;
  const found: Named[] = [];
  if (complaints && isClear(complaints)) {
    found.push({ words: `complaints ${changeWords(complaints)}`, path: complaintsPath(from, to) });
  }
  if (net && isClear(net)) {
    found.push({ words: `net sentiment ${pointsChangeWords(net)}`, path: riverPath(from, to, null) });
  }
  return found;
}

function hasMoved({ state }: Mover): boolean {
  return state === 'rising' || state === 'falling' || state === 'new';
}

/** Bursts of all mentions and of every topic; a window too long for that has none to name. */
async function spikesOf(db: Db, now: Date, from: string, to: string): Promise<BriefFacts['spikes']> {
  if (Date.parse(to) - Date.parse(from) > LONGEST_FOR_SPIKES_MS) return [];
  const query = { from, to, days: 28, bucket: 'day' as const, topic: [] };
  const { items } = await answerSpikes(db, now.getTime(), query);
  return items.map(({ topic, words, start }) => ({
    words: `${topic === null ? '' : `${topic.name}: `}${words.replace(/\.$/, '')}`,
    path: spikePath(from, to, { start, topic }),
  }));
}

async function paddlingOf(db: Db, now: Date, from: string, to: string) {
  const window = { from: new Date(from), to: new Date(to) };
  return { ...(await campaignsOf(db, now, window)), posts: await countPosts(db, window) };
}

async function brokenOf(
  db: Db,
  { from, to, zone }: Currents['query'],
): Promise<Pick<BriefFacts, 'incidents' | 'cameBack'>> {
  const window = { from: new Date(from), to: new Date(to) };
  const page = { kinds: ['incident'] as const, limit: MOST_INCIDENTS, cursor: null };
  const incidents = await marksInWindow(db, window, page);
  const flaws = await standingFlaws(db);
  return {
    incidents: incidents.map(({ label, at, endExclusive }) => ({
      label,
      when: whenWords(at, endExclusive, zone),
      path: riverPath(at, endExclusive ?? to, null),
    })),
    cameBack: flaws
      .filter(
        ({ state, state_at }) => state === 'regressed' && state_at >= window.from && state_at < window.to,
      )
      .map(({ id, title, state_at }) => ({
        words: `“${title}” came back on ${dayWords(state_at.getTime(), zone)}`,
        path: `/flaws/${id}`,
      })),
  };
}

/** `13 Nov, 07:45 to 16:30`, `13 Nov, 07:45 to 14 Nov, 02:00`; without an end that is said. */
function whenWords(at: string, endExclusive: string | null, zone: string): string {
  const [startMs, endMs] = [Date.parse(at), Date.parse(endExclusive ?? at)];
  const began = bucketWords(startMs, 'hour', zone);
  if (endExclusive === null) return `from ${began}, no end recorded`;
  const ended = bucketWords(endMs, 'hour', zone);
  const day = `${dayWords(startMs, zone)}, `;
  return `${began} to ${ended.startsWith(day) ? ended.slice(day.length) : ended}`;
}
