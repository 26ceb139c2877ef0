import type { Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { askForMatchingIn } from '../stores/flaw.store';
import { extentOfIds, nextIds } from '../stores/recount.store';
import { beginRoutingWalk, routesByTopic } from '../stores/routing-walk.store';
import { lockThreads, threadsOfMentions } from '../stores/thread.store';
import { refreshThreads } from '../stores/thread-state.store';
import { addOwnMatches, bequeathMatches, keepTombstones, readSubjects } from '../stores/topic-match.store';
import {
  activeVersionOf,
  beginVersion,
  flipVersion,
  type LiveVersion,
  liveVersions,
  setVersionState,
  sweepRetired,
} from '../stores/topic-version.store';
import { lockZones } from '../stores/zone.store';
import { matcherOf } from './match-mentions';
import { recountTopics } from './recount-range';
import { runRerouting } from './reroute-threads';

const IDS_PER_MATCHING_STEP = 2000;
const IDS_PER_COUNTING_STEP = 20_000;
const SWEPT_PER_STEP = 20_000;

/**
 * Begins a version of a topic behind `lockZones('update')`. In a store without mentions there is no history to count:
 * the version is shown at once.
 */
export async function beginTopicVersion(
  tx: Tx,
  next: { topicId: string; query: string; inheritsThread: boolean; actor: string | null },
  now: Date,
): Promise<void> {
  const { topicId, query, inheritsThread, actor } = next;
  const version = await beginVersion(
    tx,
    { topic_id: topicId, query, inherits_thread: inheritsThread, actor },
    now,
  );
  if ((await nextIds(tx, null, 1)) === null) await flipVersion(tx, { version, topicId });
}

/**
 * Builds every topic version under way and flips each when it is complete, then removes what retired versions left.
 * First all mentions are matched, while new ones are matched as they come; then matches are counted beside the version
 * that is shown; then one transaction shows the new one. In steps of ids, so that others write in between; goes on
 * after a restart.
 */
export async function runTopicBuilds(services: Services): Promise<void> {
  const run = (step: (tx: Tx) => Promise<boolean>) => inTransaction(services.db, step);
  while (!services.stopping.aborted && (await run((tx) => buildStep(tx, services)))) services.feed.nudge();
  services.feed.nudge();
  await runRerouting(services);
  while (!services.stopping.aborted && (await run((tx) => sweepRetired(tx, SWEPT_PER_STEP))));
}

async function buildStep(tx: Tx, services: Services): Promise<boolean> {
  const next = (await liveVersions(tx)).find(({ state }) => state !== 'active');
  if (!next) return false;
  // Read again behind the gate: what was seen before it may have moved on.
  const step = next.state === 'matching' ? matchStep : countStep;
  await step(tx, next.version, services);
  await publish(tx, { name: 'topics', data: {} }, services.now());
  return true;
}

async function matchStep(tx: Tx, number: number): Promise<void> {
  await lockThreads(tx);
  await lockZones(tx, 'share');
  const version = await liveVersion(tx, number, 'matching');
  if (!version) return;
  const subjects = await readSubjects(tx, { after: version.builtTo, limit: IDS_PER_MATCHING_STEP });
  const last = subjects.at(-1);
  if (!last) return setVersionState(tx, number, 'counting', null);
  const matcher = matcherOf([version]);
  const matched: string[] = [];
  const tombstones: string[] = [];
  for (const { id, ...subject } of subjects) {
    if (subject.text === null) tombstones.push(id);
    else if (matcher.match({ ...subject, text: subject.text }).length > 0) matched.push(id);
  }
  await addOwnMatches(
    tx,
    matched.map((mention_id) => ({ topic_version: number, mention_id })),
  );
  const shown = await activeVersionOf(tx, version.topicId);
  if (shown !== null) await keepTombstones(tx, tombstones, { from: shown, to: number });
  if (version.inheritsThread) await bequeathMatches(tx, [...matched, ...tombstones], number);
  const threads = await threadsOfMentions(tx, [...matched, ...tombstones]);
  await refreshThreads(tx, [...new Set(threads.values())]);
  await setVersionState(tx, number, 'matching', last.id);
}

async function countStep(tx: Tx, number: number, services: Services): Promise<void> {
  const zones = await lockZones(tx, 'update');
  const version = await liveVersion(tx, number, 'counting');
  if (!version) return;
  const to = await nextIds(tx, version.builtTo, IDS_PER_COUNTING_STEP);
  if (to === null) {
    await flipVersion(tx, version);
    await askForMatchingIn(tx, version.topicId);
    // Owners and rules look for the version that is shown.
    if (await routesByTopic(tx, version.topicId)) await beginRoutingWalk(tx);
    return publish(tx, { name: 'currents', data: { from: null, to: null } }, services.now());
  }
  const extent = await extentOfIds(tx, version.builtTo, to);
  if (extent) {
    const ids = { after: version.builtTo, to };
    // A zone that is being built itself takes this version as far as it takes every mention.
    for (const { builtTo, ...zone } of zones) {
      await recountTopics(tx, [zone], new Map([[number, builtTo]]), extent, ids);
    }
  }
  await setVersionState(tx, number, 'counting', to);
}

async function liveVersion(tx: Tx, number: number, state: LiveVersion['state']): Promise<LiveVersion | null> {
  const version = (await liveVersions(tx)).find((live) => live.version === number);
  return version?.state === state ? version : null;
}
