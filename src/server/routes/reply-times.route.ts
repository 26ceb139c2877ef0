import type { z } from 'zod';
import { getReplyTimes, type ReplyTimesAnswer } from '../../contract/reply-times';
import { REPLY_TIME_VERSION, replyTimes } from '../../domain/reply-times';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';
import { activeTopics } from '../stores/mover.store';
import { type ReplyTimeScope, readWaits, readWaitsApart } from '../stores/reply-time.store';
import { readCalendar } from '../stores/settings.store';
import { teamNames } from '../stores/team.store';
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
  if (by === 'source' || by === 'team') {
    const names = by === 'team' ? await teamNames(db) : null;
    const waits = await readWaitsApart(db, by, scope);
    return [...waits].flatMap(([id, found]) => {
      const name = names ? names.get(id) : id;
      return name === undefined ? [] : [{ id, name, ...replyTimes(found) }];
    });
  }
  const found: Group[] = [];
  for (const { topicId, name, version } of await activeTopics(db)) {
    const waits = await readWaits(db, { ...scope, topicVersions: [version] });
    found.push({ id: topicId, name, ...replyTimes(waits) });
  }
  return found;
}

function byThreads(one: Group, other: Group): number {
  return other.threads - one.threads || (one.name < other.name ? -1 : 1);
}
