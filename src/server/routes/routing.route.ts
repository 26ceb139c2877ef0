import type { z } from 'zod';
import { handleThread } from '../../contract/handled';
import {
  createRoutingRule,
  deleteRoutingRule,
  getThreadHistory,
  listRoutingRules,
  patchRoutingRule,
  type RoutingRule,
  routeThread,
  tryRoutingRule,
} from '../../contract/routing';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { decideHandled } from '../ingest/decide-handled';
import { decideRoutes } from '../ingest/decide-routes';
import { runRerouting } from '../ingest/reroute-threads';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { readHandled } from '../stores/handled.store';
import { readHistoryOf } from '../stores/history.store';
import { knownActor } from '../stores/person.store';
import { enabledRules, type MatchedRule } from '../stores/route.store';
import { previewRule } from '../stores/route-preview.store';
import {
  deleteRule,
  insertRule,
  listRules,
  orderRules,
  readRule,
  setRuleEnabled,
} from '../stores/routing-rule.store';
import { beginRoutingWalk, walkReached } from '../stores/routing-walk.store';
import { teamExists } from '../stores/team.store';
import { readListedThreads } from '../stores/thread-list.store';
import { findThread, membersOfThread } from '../stores/thread-read.store';
import { listTopicVersions } from '../stores/topic-version.store';

const PREVIEW_DAYS = 28;
type Conditions = z.output<(typeof createRoutingRule)['body']>;

export function routeRouting(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const tell = async () => {
    await publish(db, { name: 'threads', data: {} }, services.now());
    services.feed.nudge();
  };
  /** A change of rules, and the walk that routes everything by them. */
  const changeRules = async <Answer>(change: (tx: Tx) => Promise<Answer>): Promise<Answer> => {
    const answer = await inTransaction(db, async (tx) => {
      await beginRoutingWalk(tx);
      return change(tx);
    });
    services.inBackground(runRerouting(services));
    await tell();
    return answer;
  };
  const ruleOr404 = async (id: string): Promise<RoutingRule> => {
    const rule = await readRule(db, id);
    if (!rule) throw notFound('rule');
    return rule;
  };

  api.on(listRoutingRules, async () => ({ items: await listRules(db), rerouting: await rerouting(db) }));

  api.on(createRoutingRule, async ({ body, actor }) => {
    await refuseUnknown(db, body);
    const id = crypto.randomUUID();
    const { topic, minFollowers, teamId, ...rule } = body;
    const columns = { topic_id: topic, min_followers: minFollowers, team_id: teamId, enabled: false };
    const made = { actor: await knownActor(db, actor), created_at: services.now() };
    await inTransaction(db, (tx) => insertRule(tx, { id, ...rule, ...columns, ...made }));
    await tell();
    return ruleOr404(id);
  });

  api.on(patchRoutingRule, async ({ params, body }) => {
    await ruleOr404(params.id);
    await changeRules(async (tx) => {
      if (body.enabled !== undefined) await setRuleEnabled(tx, params.id, body.enabled);
      if (body.position !== undefined) await moveRule(tx, params.id, body.position);
    });
    return ruleOr404(params.id);
  });

  api.on(deleteRoutingRule, async ({ params }) => {
    await ruleOr404(params.id);
    await changeRules((tx) => deleteRule(tx, params.id));
    return null;
  });

  api.on(tryRoutingRule, ({ body }) =>
    readSnapshot(db, async (tx) => {
      await refuseUnknown(tx, body);
      return previewRule(tx, await matchedRule(tx, body), await laterRules(tx, body.ruleId), PREVIEW_DAYS);
    }),
  );

  api.on(routeThread, async ({ params, body, actor }) => {
    if (body.teamId !== null && !(await teamExists(db, body.teamId))) throw unknown('teamId', 'team');
    const threadId = await findThread(db, params.id);
    if (threadId === null) throw notFound('thread');
    const by = { actor: await knownActor(db, actor), at: services.now(), reason: body.reason, bulkId: null };
    const decided = await inTransaction(db, (tx) => decideRoutes(tx, [threadId], body.teamId, by));
    if (decided.length === 0) throw notFound('thread');
    await tell();
    return { threadId, teamId: body.teamId };
  });

  api.on(handleThread, async ({ params, body, actor }) => {
    const threadId = await findThread(db, params.id);
    if (threadId === null) throw notFound('thread');
    const by = { actor: await knownActor(db, actor), at: services.now(), reason: body.reason, bulkId: null };
    await inTransaction(db, (tx) => decideHandled(tx, [threadId], body.handled, by));
    await tell();
    const [thread] = await readListedThreads(db, [threadId]);
    const handled = thread?.state === 'handled' ? (await readHandled(db, [threadId])).get(threadId) : null;
    return { threadId, handled: handled ?? null };
  });

  api.on(getThreadHistory, ({ params }) =>
    readSnapshot(db, async (tx) => {
      const threadId = await findThread(tx, params.id);
      if (threadId === null) throw notFound('thread');
      return { items: await readHistoryOf(tx, await membersOfThread(tx, threadId)) };
    }),
  );
}

/** Ids of threads are hashes, spread evenly: the first 32 bits say how far a walk in their order has come. */
async function rerouting(db: Db): Promise<{ share: number } | null> {
  const reached = await walkReached(db);
  if (reached === undefined) return null;
  return { share: reached === null ? 0 : Number.parseInt(reached.slice(0, 8), 16) / 0xffffffff };
}

async function moveRule(tx: Tx, id: string, position: number): Promise<void> {
  const others = (await listRules(tx)).map((rule) => rule.id).filter((other) => other !== id);
  await orderRules(tx, others.toSpliced(Math.min(position - 1, others.length), 0, id));
}

async function matchedRule(db: Db, rule: Conditions): Promise<MatchedRule> {
  const { topic, minFollowers, teamId, words, source, lang } = rule;
  const version =
    topic === null ? null : ((await listTopicVersions(db, [topic])).get(topic)?.version ?? 'gone');
  return {
    id: '00000000-0000-0000-0000-000000000000',
    words,
    source,
    lang,
    min_followers: minFollowers,
    team_id: teamId,
    topicVersion: version,
  };
}

/** Rules that are switched on and win over one; over none that is not there yet. */
async function laterRules(db: Db, ruleId: string | null): Promise<MatchedRule[]> {
  const ids = (await listRules(db)).map(({ id }) => id);
  const place = ruleId === null ? -1 : ids.indexOf(ruleId);
  if (place < 0) return [];
  const later = new Set(ids.slice(place + 1));
  return (await enabledRules(db)).filter(({ id }) => later.has(id));
}

async function refuseUnknown(db: Db, { topic, teamId }: Conditions): Promise<void> {
  if (!(await teamExists(db, teamId))) throw unknown('teamId', 'team');
  if (topic !== null && !(await listTopicVersions(db, [topic])).has(topic)) throw unknown('topic', 'topic');
}

function unknown(field: string, what: string): ApiError {
  return new ApiError(400, 'invalid-request', `There is no such ${what}.`, {
    errors: [{ field, message: `Names a ${what} there is none of.` }],
  });
}
