import {
  createTopic,
  deleteTopic,
  getTopic,
  listTopics,
  patchTopic,
  previewTopic,
  type Topic,
} from '../../contract/topics';
import { parseTopicQuery, type TopicQuery } from '../../domain/topic-query/parse-topic-query';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { EndpointRouter } from '../endpoint-router';
import { beginTopicVersion, runTopicBuilds } from '../ingest/build-topics';
import { runRerouting } from '../ingest/reroute-threads';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { askForMatchingIn } from '../stores/flaw.store';
import { knownActor } from '../stores/person.store';
import { beginRoutingWalk, routesByTopic } from '../stores/routing-walk.store';
import * as topics from '../stores/topic.store';
import { abandonVersion, retireVersions } from '../stores/topic-version.store';
import { lockZones } from '../stores/zone.store';
import { decodeNameCursor, pageByName } from './paging';
import { refuseUnknownTeam } from './teams.route';
import { topicPreviewer } from './topic-preview';

export function routeTopics(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const preview = topicPreviewer(services);

  const topicOr404 = async (source: Db | Tx, id: string): Promise<Topic> => {
    const topic = await topics.readTopic(source, id);
    if (!topic) throw notFound('topic');
    return topic;
  };
  const changed = async <Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer> => {
    const answer = await inTransaction(db, async (tx) => {
      await lockZones(tx, 'update');
      const done = await work(tx);
      await publish(tx, { name: 'topics', data: {} }, services.now());
      return done;
    });
    services.feed.nudge();
    services.inBackground(runTopicBuilds(services));
    services.inBackground(runRerouting(services));
    return answer;
  };

  api.on(listTopics, async ({ query }) => {
    const cursor = decodeNameCursor(query.cursor);
    return pageByName(await topics.listTopics(db, { limit: query.limit + 1, cursor }), query.limit);
  });

  api.on(getTopic, ({ params }) => topicOr404(db, params.id));

  api.on(createTopic, async ({ body, actor }) => {
    const { inheritsThread } = readable(body.query);
    const known = await knownActor(db, actor);
    await refuseUnknownTeam(db, body.ownerTeamId, 'ownerTeamId');
    return changed(async (tx) => {
      await checkName(tx, body.name, null);
      const id = crypto.randomUUID();
      const now = services.now();
      const { name, ownerTeamId, query } = body;
      await topics.insertTopic(tx, {
        id,
        name,
        owner_team_id: ownerTeamId,
        actor: known,
        created_at: now,
        updated_at: now,
      });
      await beginTopicVersion(tx, { topicId: id, query, inheritsThread, actor: known }, now);
      return topicOr404(tx, id);
    });
  });

  api.on(patchTopic, async ({ params, body, actor }) => {
    const parsed = body.query === undefined ? null : readable(body.query);
    const known = await knownActor(db, actor);
    if (body.ownerTeamId !== undefined) await refuseUnknownTeam(db, body.ownerTeamId, 'ownerTeamId');
    return changed(async (tx) => {
      const topic = await topicOr404(tx, params.id);
      const newOwner = body.ownerTeamId !== undefined && body.ownerTeamId !== topic.ownerTeamId;
      if (newOwner) await beginRoutingWalk(tx);
      const now = services.now();
      if (body.name !== undefined) await checkName(tx, body.name, topic.id);
      await topics.updateTopic(tx, topic.id, {
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.ownerTeamId === undefined ? {} : { owner_team_id: body.ownerTeamId }),
        actor: known,
        updated_at: now,
      });
      if (parsed && body.query !== undefined) {
        const { inheritsThread } = parsed;
        await requery(tx, topic, { query: body.query, inheritsThread, actor: known }, now);
      }
      return topicOr404(tx, topic.id);
    });
  });

  api.on(deleteTopic, ({ params }) =>
    changed(async (tx) => {
      await topicOr404(tx, params.id);
      if (await routesByTopic(tx, params.id)) await beginRoutingWalk(tx);
      await retireVersions(tx, params.id);
      await askForMatchingIn(tx, params.id);
      await topics.deleteTopic(tx, params.id);
      await publish(tx, { name: 'currents', data: { from: null, to: null } }, services.now());
      return null;
    }),
  );

  api.on(previewTopic, ({ body }) => preview(body.query, body.topicId));
}

/** Begins a version for another query; a query that is shown already, or under way, begins nothing. */
async function requery(
  tx: Tx,
  topic: Topic,
  next: { query: string; inheritsThread: boolean; actor: string | null },
  now: Date,
): Promise<void> {
  if (next.query === topic.building?.query) return;
  if (topic.version !== null && next.query === topic.query) return abandonVersion(tx, topic.id);
  await beginTopicVersion(tx, { topicId: topic.id, ...next }, now);
}

function readable(query: string): TopicQuery {
  const parsed = parseTopicQuery(query);
  if (parsed.ok) return parsed.query;
  throw new ApiError(400, 'invalid-request', 'This query cannot be read.', {
    errors: parsed.errors.map((error) => ({ field: 'query', ...error })),
  });
}

async function checkName(tx: Tx, name: string, exceptId: string | null): Promise<void> {
  if (!(await topics.topicNameTaken(tx, name, exceptId))) return;
  throw new ApiError(409, 'conflict', `There is a topic named ${name} already.`, {
    errors: [{ field: 'name', message: 'Taken; choose another name.' }],
  });
}
