import { listAlerts } from '../../contract/alerts';
import { listBoards } from '../../contract/boards';
import { listCampaigns } from '../../contract/campaigns';
import { getCatalogue } from '../../contract/catalogue';
import { listFlawProposals } from '../../contract/flaw-proposals';
import { listFlaws } from '../../contract/flaws';
import { listImports } from '../../contract/imports';
import { listMarks } from '../../contract/marks';
import { listThreads } from '../../contract/thread-list';
import { listTopics } from '../../contract/topics';
import { voiceIdOf } from '../../domain/voice-id';
import type { Db } from '../db/database';
import { anyLink } from '../stores/link.store';
import { readPledge } from '../stores/pledge.store';
import type { Ask } from '../tables/table';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Things this store holds, by which calls can be shown; `null` where it holds none. */
export type Known = Record<
  | 'alert'
  | 'board'
  | 'campaign'
  | 'pledged'
  | 'flaw'
  | 'proposal'
  | 'import'
  | 'link'
  | 'mark'
  | 'mention'
  | 'author'
  | 'source'
  | 'thread'
  | 'topic'
  | 'voice'
  | 'from'
  | 'to',
  string | null
>;

/** One of each kind, the newest or first, so that an example is of what the reader has before them. */
export async function readKnown(db: Db, ask: Ask): Promise<Known> {
  const one = { limit: 1 };
  const catalogue = await ask(getCatalogue, {});
  const to = catalogue.lastAt === null ? null : Math.ceil(Date.parse(catalogue.lastAt) / DAY_MS) * DAY_MS;
  const window = to === null ? null : { from: iso(to - WEEK_MS), to: iso(to) };
  const thread = (await ask(listThreads, one)).items[0];
  const author = thread?.opening.author ?? null;
  const campaigns = (await ask(listCampaigns, { limit: 20 })).items;
  // A mark is held against the weeks before it: the oldest of the last quarter has some.
  const marks =
    window &&
    (await ask(listMarks, {
      ...window,
      from: iso(Date.parse(window.to) - 90 * DAY_MS),
      kind: ['release', 'fix', 'incident'],
    }));
  return {
    alert: (await ask(listAlerts, one)).items[0]?.id ?? null,
    board: (await ask(listBoards, {})).items[0]?.id ?? null,
    campaign: campaigns[0]?.id ?? null,
    pledged: await firstPledged(db, campaigns),
    flaw: (await ask(listFlaws, one)).items[0]?.id ?? null,
    proposal: (await ask(listFlawProposals, one)).items[0]?.id ?? null,
    import: (await ask(listImports, one)).items[0]?.id ?? null,
    link: await anyLink(db),
    mark: marks?.items[0]?.id ?? null,
    mention: thread?.opening.id ?? null,
    author,
    source: thread?.source ?? null,
    thread: thread?.id ?? null,
    topic: (await ask(listTopics, one)).items[0]?.id ?? null,
    voice: thread && author !== null ? voiceIdOf(thread.source, author) : null,
    from: window?.from ?? null,
    to: window?.to ?? null,
  };
}

async function firstPledged(db: Db, campaigns: readonly { id: string }[]): Promise<string | null> {
  for (const { id } of campaigns) if (await readPledge(db, id)) return id;
  return null;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
