import type { MadeUnreadable } from '../../contract/effects';
import type { Mark } from '../../contract/marks';
import type { Db } from '../db/database';
import { readCampaign } from '../stores/campaign.store';
import { marksInWindow } from '../stores/mark.store';
import { readPledge } from '../stores/pledge.store';
import { covers } from './also-happened';
import { judgedStretch } from './campaign-effect';

const MOST_CAMPAIGNS = 1000;

/** What somebody is about to write down. */
export interface Proposed extends Pick<Mark, 'kind' | 'at' | 'endExclusive' | 'topics'> {
  /** The record it is already, when one is changed. */
  except: string | null;
}

/**
 * Campaigns whose effect could not be told apart any more from something, were it written down now, in time order; and
 * those it covers just so, whose pledge is decided and stays. Their whole flight counts, also of it what is to come.
 */
export async function madeUnreadable(db: Db, proposed: Proposed, nowMs: number): Promise<MadeUnreadable> {
  const answer: MadeUnreadable = { items: [], settled: [] };
  if (proposed.endExclusive === null) return answer;
  const window = { from: new Date(proposed.at), to: new Date(proposed.endExclusive) };
  const page = { kinds: ['campaign'] as const, limit: MOST_CAMPAIGNS, cursor: null };
  for (const { id, label, topics } of await marksInWindow(db, window, page)) {
    const campaign = id === proposed.except ? null : await readCampaign(db, id);
    if (!campaign) continue;
    const { settledMs, ...stretch } = judgedStretch(campaign, await readPledge(db, id), nowMs);
    if (!covers(proposed, stretch, topics)) continue;
    // A record that stands already was known when it was decided, and counts.
    const isSettled = settledMs !== null && proposed.except === null;
    answer[isSettled ? 'settled' : 'items'].push({ id, name: label });
  }
  return answer;
}
