import type { z } from 'zod';
import { getReplyTimes, type ReplyTimesAnswer } from '../../contract/reply-times';
import { REPLY_TIME_VERSION, replyTimes } from '../../domain/reply-times';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';
import { activeTopics } from '../stores/mover.store';
import { type ReplyTimeScope, readWaits, readWaitsBySource } from '../stores/reply-time.store';
import { readCalendar } from '../stores/settings.store';
import { decideWindow, iso } from './reading';
import { shownTopics } from './shown-topics';

type Query = z.output<(typeof getReplyTimes)['query']>;
type Group = ReplyTimesAnswer['groups'][number];

export function routeReplyTimes(api: EndpointRouter, services: Services): void {
  api.on(getReplyTimes, ({ query }) => readSnapshot(services.db, (db) => answer(db, services.now(), query)));
}

async function answer(db: Db, now: Date, query: Query): Promise<ReplyTimesAnswer> {
  const { zone } = await readCalendar(db);
  const { fromMs, toMs } = await decideWindow(db, query, zone.zone, now.getTime());
  const topics = query.topic === undefined ? null : await shownTopics(db, [query.topic]);
  const scope: ReplyTimeScope = {
    from: new Date(fromMs),
    to: new Date(toMs),
    now,
    sources: query.source,
    topicVersions: topics?.map(({ version }) => version) ?? null,
  };
  const groups = await groupsOf(db, query.by, scope);
  return {
    from: iso(fromMs),
    to: iso(toMs),
    all: replyTimes(await readWaits(db, scope)),
    groups: groups.filter(({ threads }) => threads > 0).sort(byThreads),
    definition: REPLY_TIME_VERSION,
  };
}

async function groupsOf(db: Db, by: Query['by'], scope: ReplyTimeScope): Promise<Group[]> {
  if (by === undefined) return [];
  if (by === 'source') {
    const waits = await readWaitsBySource(db, scope);
    return [...waits].map(([source, found]) => ({ id: source, name: source, ...replyTimes(found) }));
  }
  const groups = new Map<string, { name: string; versions: number[] }>();
  for (const { topicId, name, version, ownerTeam } of await activeTopics(db)) {
    const owner = by === 'topic' ? { id: topicId, name } : ownerTeam;
    if (owner === null) continue;
    const group = groups.get(owner.id) ?? { name: owner.name, versions: [] };
    group.versions.push(version);
    groups.set(owner.id, group);
  }
  const found: Group[] = [];
  for (const [id, { name, versions }] of groups) {
    const waits = await readWaits(db, { ...scope, topicVersions: versions });
    found.push({ id, name, ...replyTimes(waits) });
  }
  return found;
}

function byThreads(one: Group, other: Group): number {
  return other.threads - one.threads || (one.name < other.name ? -1 : 1);
}
