import type { z } from 'zod';
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
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { addHistory, readHistoryOf } from '../stores/history.store';
import { knownActor } from '../stores/person.store';
import { decisionsOf, enabledRules, type MatchedRule, writeRoute } from '../stores/route.store';
import { membersOfThread, openingOf, previewRule } from '../stores/route-preview.store';
import {
  deleteRule,
  insertRule,
  listRules,
  orderRules,
  readRule,
  setRuleEnabled,
} from '../stores/routing-rule.store';
import { teamExists } from '../stores/team.store';
import { findThread } from '../stores/thread-read.store';
import { listTopicVersions } from '../stores/topic-version.store';

const PREVIEW_DAYS = 28;
type Conditions = z.output<(typeof createRoutingRule)['body']>;

export function routeRouting(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const tell = async () => {
    await publish(db, { name: 'threads', data: {} }, services.now());
    services.feed.nudge();
  };
  const ruleOr404 = async (id: string): Promise<RoutingRule> => {
    const rule = await readRule(db, id);
    if (!rule) throw notFound('rule');
    return rule;
  };

  api.on(listRoutingRules, async () => ({ items: await listRules(db), rerouting: null }));

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
    await inTransaction(db, async (tx) => {
      if (body.enabled !== undefined) await setRuleEnabled(tx, params.id, body.enabled);
      if (body.position !== undefined) await moveRule(tx, params.id, body.position);
    });
    await tell();
    return ruleOr404(params.id);
  });

  api.on(deleteRoutingRule, async ({ params }) => {
    if (!(await inTransaction(db, (tx) => deleteRule(tx, params.id)))) throw notFound('rule');
    await tell();
    return null;
  });

  api.on(tryRoutingRule, ({ body }) =>
    readSnapshot(db, async (tx) => {
      await refuseUnknown(tx, body);
      return previewRule(tx, await matchedRule(tx, body), await enabledRules(tx), PREVIEW_DAYS);
    }),
  );

  api.on(routeThread, async ({ params, body, actor }) => {
    if (body.teamId !== null && !(await teamExists(db, body.teamId))) throw unknown('teamId', 'team');
    const threadId = await findThread(db, params.id);
    const opening = threadId === null ? null : await openingOf(db, threadId);
    if (threadId === null || opening === null) throw notFound('thread');
    const at = services.now();
    const who = await knownActor(db, actor);
    await inTransaction(db, async (tx) => {
      const before = (await decisionsOf(tx, [threadId])).get(threadId)?.teamId ?? null;
      const { teamId, reason } = body;
      await writeRoute(tx, { mention_id: opening, team_id: teamId, reason, actor: who, at });
      await addHistory(tx, [
        { subjectId: opening, field: 'route', before, after: teamId, reason, actor: who, at },
      ]);
    });
    await tell();
    return { threadId, teamId: body.teamId };
  });

  api.on(getThreadHistory, ({ params }) =>
    readSnapshot(db, async (tx) => {
      const threadId = await findThread(tx, params.id);
      if (threadId === null) throw notFound('thread');
      return { items: await readHistoryOf(tx, await membersOfThread(tx, threadId)) };
    }),
  );
}

async function moveRule(tx: Tx, id: string, position: number): Promise<void> {
  const others = (await listRules(tx)).map((rule) => rule.id).filter((other) => other !== id);
  await orderRules(tx, others.toSpliced(Math.min(position - 1, others.length), 0, id));
}

async function matchedRule(db: Db, rule: Conditions): Promise<MatchedRule> {
  const { topic, minFollowers, teamId, ...conditions } = rule;
  const version =
    topic === null ? null : ((await listTopicVersions(db, [topic])).get(topic)?.version ?? 'gone');
  return {
    id: '00000000-0000-0000-0000-000000000000',
    ...conditions,
    min_followers: minFollowers,
    team_id: teamId,
    topicVersion: version,
  };
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
