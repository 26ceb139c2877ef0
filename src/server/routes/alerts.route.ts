import {
  actOnAlert,
  createMute,
  deleteMute,
  getAlert,
  getAlertCounts,
  listAlerts,
  listMutes,
  type Mute,
} from '../../contract/alerts';
import { answerAlert, takeAct } from '../alerts/act-on-alert';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { notFound } from '../problems';
import type { Services } from '../services';
import * as alerts from '../stores/alert.store';
import { readAlertRule } from '../stores/alert-rule.store';
import { publish } from '../stores/event.store';
import { knownActor } from '../stores/person.store';
import { decodeCursor, page } from './paging';
import { unknownReference } from './unknown-reference';

export function routeAlerts(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const tell = async () => {
    await publish(db, { name: 'alert', data: {} }, services.now());
    services.feed.nudge();
  };

  api.on(listAlerts, async ({ query }) => {
    const { state, verdict, rule, team, limit } = query;
    const cursor = decodeCursor(query.cursor);
    const narrowed = { state, verdict, rule, team: team ?? null };
    const found = await alerts.listAlerts(db, narrowed, { limit: limit + 1, cursor });
    return page(found, limit, ({ openedAt, id }) => ({ at: openedAt, id }));
  });

  api.on(getAlertCounts, () => alerts.countAlerts(db));

  api.on(getAlert, ({ params }) => readSnapshot(db, (tx) => answerAlert(tx, params.id)));

  api.on(actOnAlert, async ({ params, body, actor }) => {
    const who = await knownActor(db, actor);
    await inTransaction(db, (tx) => takeAct(tx, params.id, body, { actor: who, now: services.now() }));
    await tell();
    return readSnapshot(db, (tx) => answerAlert(tx, params.id));
  });

  api.on(listMutes, async () => ({ items: await alerts.listMutes(db, services.now()) }));

  api.on(createMute, async ({ body, actor }) => {
    const { ruleId, from, to, reason } = body;
    if (ruleId !== null && !(await readAlertRule(db, ruleId))) throw unknownReference('ruleId', 'rule');
    const id = crypto.randomUUID();
    const made = { actor: await knownActor(db, actor), created_at: services.now() };
    await alerts.insertMute(db, {
      id,
      rule_id: ruleId,
      from: new Date(from),
      to: new Date(to),
      reason,
      ...made,
    });
    await tell();
    const all = await alerts.listMutes(db, new Date(0));
    return all.find((mute) => mute.id === id) as Mute;
  });

  api.on(deleteMute, async ({ params }) => {
    if (!(await alerts.deleteMute(db, params.id))) throw notFound('mute window');
    await tell();
    return null;
  });
}
