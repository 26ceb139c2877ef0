import {
  type AlertRule,
  createAlertRule,
  deleteAlertRule,
  type LooksFor,
  listAlertRules,
  patchAlertRule,
  replayAlertRule,
} from '../../contract/alert-rules';
import { replayRule } from '../alerts/replay-rule';
import { ruleWords } from '../alerts/rule-words';
import { runAlerts } from '../alerts/run-alerts';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { notFound } from '../problems';
import type { Services } from '../services';
import { readChannel } from '../stores/alert-channel.store';
import * as rules from '../stores/alert-rule.store';
import { readCampaign } from '../stores/campaign.store';
import { publish } from '../stores/event.store';
import { flawsById } from '../stores/flaw.store';
import { addHistory } from '../stores/history.store';
import { knownActor } from '../stores/person.store';
import { teamExists } from '../stores/team.store';
import { listTopicVersions } from '../stores/topic-version.store';
import { definedOf } from './patch';
import { unknownReference } from './unknown-reference';

export function routeAlertRules(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const answered = (id: string): Promise<AlertRule> =>
    readSnapshot(db, async (tx) => {
      const rule = await rules.readAlertRule(tx, id);
      if (!rule) throw notFound('rule');
      return { ...rule, words: await ruleWords(tx, rule.looksFor) };
    });
  const change = async (work: (tx: Tx) => Promise<void>) => {
    await inTransaction(db, async (tx) => {
      await work(tx);
      await publish(tx, { name: 'alert', data: {} }, services.now());
    });
    services.feed.nudge();
  };

  api.on(listAlertRules, () =>
    readSnapshot(db, async (tx) => {
      const items: AlertRule[] = [];
      for (const rule of await rules.listAlertRules(tx))
        items.push({ ...rule, words: await ruleWords(tx, rule.looksFor) });
      return { items };
    }),
  );

  api.on(createAlertRule, async ({ body, actor }) => {
    await refuseUnknown(db, body);
    const id = crypto.randomUUID();
    const who = await knownActor(db, actor);
    const now = services.now();
    await change(async (tx) => {
      await rules.insertAlertRule(tx, {
        id,
        name: body.name,
        looks_for: body.looksFor,
        team_id: body.teamId,
        tell_expected: body.tellExpected,
        enabled: false,
        switched_at: null,
        switched_by: null,
        looked_at: null,
        looked_key: null,
        problem: null,
        actor: who,
        created_at: now,
        removed_at: null,
      });
      await rules.setRuleChannels(tx, id, body.channelIds);
      const entry = { subjectId: id, field: 'rule', before: null, after: body, reason: null };
      await addHistory(tx, [{ ...entry, actor: who, at: now }]);
    });
    return answered(id);
  });

  api.on(patchAlertRule, async ({ params, body, actor }) => {
    await refuseUnknown(db, body);
    const who = await knownActor(db, actor);
    await change(async (tx) => {
      const now = services.now();
      const rule = await rules.lockAlertRule(tx, params.id);
      if (!rule) throw notFound('rule');
      const looksElsewhere =
        body.looksFor !== undefined && JSON.stringify(body.looksFor) !== JSON.stringify(rule.looks_for);
      // What it would find now nobody has replayed yet.
      const enabled = body.enabled ?? (rule.enabled && !looksElsewhere);
      await rules.updateAlertRule(tx, params.id, {
        ...definedOf({
          name: body.name,
          looks_for: body.looksFor,
          team_id: body.teamId,
          tell_expected: body.tellExpected,
        }),
        ...(enabled === rule.enabled ? {} : { enabled, switched_at: now, switched_by: who }),
        ...(enabled !== rule.enabled || looksElsewhere
          ? { looked_at: null, looked_key: null, problem: null }
          : {}),
      });
      if (body.channelIds !== undefined) await rules.setRuleChannels(tx, params.id, body.channelIds);
      const entry = { subjectId: params.id, reason: null, actor: who, at: now };
      const { looks_for, name } = rule;
      if (enabled !== rule.enabled)
        await addHistory(tx, [{ ...entry, field: 'enabled', before: rule.enabled, after: enabled }]);
      const { enabled: _, ...others } = body;
      if (Object.keys(others).length > 0)
        await addHistory(tx, [
          { ...entry, field: 'rule', before: { name, looksFor: looks_for }, after: others },
        ]);
    });
    services.inBackground(runAlerts(services));
    return answered(params.id);
  });

  api.on(deleteAlertRule, async ({ params, actor }) => {
    const who = await knownActor(db, actor);
    await change(async (tx) => {
      const now = services.now();
      if (!(await rules.lockAlertRule(tx, params.id))) throw notFound('rule');
      await rules.updateAlertRule(tx, params.id, { enabled: false, removed_at: now });
      const entry = { subjectId: params.id, field: 'removed', before: null, after: true, reason: null };
      await addHistory(tx, [{ ...entry, actor: who, at: now }]);
    });
    return null;
  });

  api.on(replayAlertRule, ({ body }) =>
    readSnapshot(db, async (tx) => {
      await refuseUnknown(tx, body);
      return replayRule(tx, services.now(), body);
    }),
  );
}

async function refuseUnknown(
  db: Db,
  body: {
    looksFor?: LooksFor | undefined;
    teamId?: string | null | undefined;
    channelIds?: readonly string[] | undefined;
  },
): Promise<void> {
  const { looksFor, teamId, channelIds } = body;
  if (teamId && !(await teamExists(db, teamId))) throw unknownReference('teamId', 'team');
  for (const id of channelIds ?? [])
    if (!(await readChannel(db, id))) throw unknownReference('channelIds', 'channel');
  if (!looksFor) return;
  const { topic, flaw, team, campaign } = {
    topic: null,
    flaw: null,
    team: null,
    campaign: null,
    ...looksFor,
  };
  if (topic !== null && !(await listTopicVersions(db, [topic])).has(topic))
    throw unknownReference('looksFor.topic', 'topic');
  if (flaw !== null && !(await flawsById(db, [flaw])).has(flaw))
    throw unknownReference('looksFor.flaw', 'flaw');
  if (team !== null && !(await teamExists(db, team))) throw unknownReference('looksFor.team', 'team');
  if (campaign !== null && !(await readCampaign(db, campaign)))
    throw unknownReference('looksFor.campaign', 'campaign');
}
