import type { Db } from '../db/database';
import { decideWindow } from '../routes/reading';
import { latestCampaignId } from '../stores/campaign.store';
import { standingFlaws } from '../stores/flaw.store';
import { activeTopics, readTopicRollups } from '../stores/mover.store';
import { readCalendar } from '../stores/settings.store';
import type { Watched } from './starter-board';

const DAYS = 28;

/** What a workspace watches: its topics by mentions of the last 28 days, then by name; its newest campaign; flaws. */
export async function readWatched(db: Db, now: Date): Promise<Watched> {
  const { zone } = await readCalendar(db);
  const topics = await activeTopics(db);
  const window = await decideWindow(db, { days: DAYS }, zone.zone, now.getTime());
  const counts = await readTopicRollups(
    db,
    topics.map(({ version }) => version),
    { rollup: 'currents_day', zoneVersion: zone.version, ...window, sources: [], langs: [] },
  );
  const spoken = topics.map(({ topicId, version }) => ({
    id: topicId,
    mentions: (counts.get(version) ?? []).reduce((sum, { mentions }) => sum + mentions, 0),
  }));
  const campaignId = await latestCampaignId(db, now);
  return {
    topics: spoken.sort((one, other) => other.mentions - one.mentions).map(({ id }) => ({ id })),
    campaign: campaignId === null ? null : { id: campaignId },
    hasFlaws: (await standingFlaws(db)).length > 0,
  };
}
