import { listSpikes, type Spikes, type SpikesQuery } from '../../contract/spikes';
import { type Bucket, denseBuckets } from '../../domain/buckets';
import { joinStretches } from '../../domain/coverage';
import type { SpikeGrain } from '../../domain/spikes/judge-currents';
import { FALSE_ALARMS_A_WEEK, SPIKE_VERSION } from '../../domain/spikes/spike-setting';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { ApiError } from '../problems';
import type { Services } from '../services';
import { findAllSpikes } from '../spikes/list-spikes';
import { readCalendar } from '../stores/settings.store';
import { listSources, readCoverage } from '../stores/source.store';
import { decideWindow, iso } from './reading';
import { shownTopics } from './shown-topics';

const DAY_MS = 86_400_000;
const HOURS_UP_TO_MS = 7 * DAY_MS;
/** All series of a workspace are judged at once: a longer window than this would be too much for one answer. */
const LONGEST_DAYS: Readonly<Record<SpikeGrain, number>> = { hour: 31, day: 732 };

export function routeSpikes(api: EndpointRouter, services: Services): void {
  api.on(listSpikes, ({ query }) =>
    readSnapshot(services.db, (db) => answerSpikes(db, services.now().getTime(), query)),
  );
}

/** Bursts of a window over all series, read from one snapshot. */
export async function answerSpikes(db: Db, nowMs: number, query: SpikesQuery): Promise<Spikes> {
  const { zone } = await readCalendar(db);
  const asked = await decideWindow(db, query, zone.zone, nowMs);
  const grain =
    query.bucket !== 'auto' ? query.bucket : asked.toMs - asked.fromMs <= HOURS_UP_TO_MS ? 'hour' : 'day';
  refuseTooLong(asked, grain);
  const buckets = denseBuckets(asked, grain, zone.zone);
  const window = {
    fromMs: (buckets[0] as Bucket).startMs,
    toMs: (buckets.at(-1) as Bucket).endExclusiveMs,
  };
  const topics = await shownTopics(db, query.topic);
  const sources = (await listSources(db)).map(({ id }) => id);
  const topicIds = topics.map(({ id }) => id);
  const found = await findAllSpikes(db, {
    window,
    grain,
    zone,
    sources,
    stretches: joinStretches(await readCoverage(db, sources)),
    topicIds,
    nowMs,
  });
  return {
    query: {
      from: iso(window.fromMs),
      to: iso(window.toMs),
      bucket: grain,
      zone: zone.zone,
      topic: topicIds,
    },
    ...found,
    method: SPIKE_VERSION,
    correction: 'benjamini-hochberg',
    falseAlarmsAWeek: FALSE_ALARMS_A_WEEK[grain].list,
    computedAt: iso(nowMs),
  };
}

function refuseTooLong({ fromMs, toMs }: { fromMs: number; toMs: number }, grain: SpikeGrain): void {
  const days = LONGEST_DAYS[grain];
  if (toMs - fromMs <= (days + 1) * DAY_MS) return;
  const advice =
    grain === 'hour' ? `By hour at most ${days} days; ask for bucket=day.` : `At most ${days} days.`;
  throw new ApiError(
    400,
    'invalid-request',
    `The window is too long for the bursts of all topics. ${advice}`,
    {
      errors: [{ field: grain === 'hour' ? 'bucket' : 'to', message: advice }],
    },
  );
}
