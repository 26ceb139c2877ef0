import type { Campaign } from '../../contract/campaigns';
import {
  type AttributionRule,
  addReaction,
  chooseReaction,
  createAttributionRule,
  deleteAttributionRule,
  listAttributionRules,
  listReactions,
  patchAttributionRule,
  type Reaction,
} from '../../contract/reactions';
import { readMentionLink } from '../../domain/mention-link';
import { answerReactions } from '../attribution/answer-reactions';
import { answerRules } from '../attribution/answer-rules';
import { findersOf } from '../attribution/campaign-reach';
import { chooseReaction as choose } from '../attribution/choose-reaction';
import { addRule } from '../attribution/keep-rules';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { runTopicBuilds } from '../ingest/build-topics';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { deleteRules, listRules, type StoredRule, setRuleEnabled } from '../stores/attribution-rule.store';
import { readCampaign } from '../stores/campaign.store';
import { publish } from '../stores/event.store';
import { knownActor } from '../stores/person.store';
import { countReactions, listReactionIds, readCandidate } from '../stores/reaction.store';
import { lockZones } from '../stores/zone.store';
import { decodeCursor, page } from './paging';

export function routeReactions(api: EndpointRouter, services: Services): void {
  const { db } = services;

  const changed = async <Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer> => {
    const answer = await inTransaction(db, async (tx) => {
      const done = await work(tx);
      await publish(tx, { name: 'reactions', data: {} }, services.now());
      return done;
    });
    services.feed.nudge();
    return answer;
  };
  const ruleAnswer = async (campaignId: string, id: string): Promise<AttributionRule> => {
    const { items } = await answerRules(db, await campaignOr404(db, campaignId));
    const rule = items.find((item) => item.id === id);
    if (!rule) throw notFound('rule');
    return rule;
  };
  const reactionAnswer = async (campaign: Campaign, mentionId: string): Promise<Reaction> => {
    const [reaction] = await answerReactions(db, campaign, [mentionId]);
    if (!reaction) throw notFound('mention');
    return reaction;
  };

  api.on(listAttributionRules, ({ params }) =>
    readSnapshot(db, async (snapshot) => answerRules(snapshot, await campaignOr404(snapshot, params.id))),
  );

  api.on(createAttributionRule, async ({ params, body, actor }) => {
    await campaignOr404(db, params.id);
    const by = { actor: await knownActor(db, actor), now: services.now() };
    const id = await changed((tx) => addRule(tx, params.id, body, by));
    services.inBackground(runTopicBuilds(services));
    return ruleAnswer(params.id, id);
  });

  api.on(patchAttributionRule, async ({ params, body, actor }) => {
    const who = await knownActor(db, actor);
    await changed(async (tx) => {
      const { id } = await ruleOr404(tx, params);
      await setRuleEnabled(tx, id, { enabled: body.enabled, actor: who });
    });
    return ruleAnswer(params.id, params.rule);
  });

  api.on(deleteAttributionRule, async ({ params }) => {
    await changed(async (tx) => {
      await lockZones(tx, 'update');
      const { id, kind } = await ruleOr404(tx, params);
      if (kind === 'reply') throw repliesStay();
      await deleteRules(tx, { id });
    });
    services.inBackground(runTopicBuilds(services));
    return null;
  });

  api.on(listReactions, ({ params, query }) =>
    readSnapshot(db, async (snapshot) => {
      const { limit, cursor, rule: asked, ...filter } = query;
      const campaign = await campaignOr404(snapshot, params.id);
      const narrowed = asked.length > 0;
      const rules = (await listRules(snapshot, campaign.id)).filter(
        ({ id, enabled }) => enabled && (!narrowed || asked.includes(id)),
      );
      const reach = { campaignId: campaign.id, finders: findersOf(campaign, rules), narrowed };
      const after = decodeCursor(cursor);
      const found = await listReactionIds(snapshot, reach, filter, { limit: limit + 1, after });
      const place = ({ at, id }: { at: Date; id: string }) => ({ at: at.toISOString(), id });
      const { items, nextCursor } = page(found, limit, place);
      const ids = items.map(({ id }) => id);
      return {
        items: await answerReactions(snapshot, campaign, ids),
        nextCursor,
        totals: await countReactions(snapshot, reach, filter),
      };
    }),
  );

  api.on(chooseReaction, async ({ params, body, actor }) => {
    const campaign = await campaignOr404(db, params.id);
    const of = { campaignId: campaign.id, mentionId: params.mention };
    const by = { actor: await knownActor(db, actor), now: services.now(), reason: body.reason };
    const before = await changed((tx) => choose(tx, of, body.choice, by));
    return { ...(await reactionAnswer(campaign, params.mention)), before };
  });

  api.on(addReaction, async ({ params, body, actor }) => {
    const campaign = await campaignOr404(db, params.id);
    const link = readMentionLink(body.link);
    if (!link) throw wrongLink('Paste the link of a post, the link of a turn here, or an id.');
    const candidate = await readCandidate(db, link);
    if (!candidate) throw wrongLink('Nothing that was collected is at this link.');
    const by = { actor: await knownActor(db, actor), now: services.now(), reason: body.reason };
    const of = { campaignId: campaign.id, mentionId: candidate.id };
    await changed((tx) => choose(tx, of, 'added', by));
    return reactionAnswer(campaign, candidate.id);
  });
}

async function campaignOr404(db: Db, id: string): Promise<Campaign> {
  const campaign = await readCampaign(db, id);
  if (!campaign) throw notFound('campaign');
  return campaign;
}

async function ruleOr404(tx: Tx, { id, rule }: { id: string; rule: string }): Promise<StoredRule> {
  const found = (await listRules(tx, id)).find((stored) => stored.id === rule.toLowerCase());
  if (!found) throw notFound('rule');
  return found;
}

function repliesStay(): ApiError {
  return new ApiError(409, 'conflict', 'The rule for replies can be switched off, not removed.');
}

function wrongLink(message: string): ApiError {
  return new ApiError(400, 'invalid-request', message, { errors: [{ field: 'link', message }] });
}
