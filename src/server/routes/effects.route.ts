import {
  getCampaignEffect,
  getMarkEffect,
  listCampaignVerdicts,
  listMadeUnreadable,
  readPower,
} from '../../contract/effects';
import type { PledgeTerms } from '../../domain/pledge';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import { readCampaignEffect, readCampaignVerdict, readPledgePower } from '../effect/campaign-effect';
import type { EffectChoice } from '../effect/effect-answer';
import { madeUnreadable } from '../effect/made-unreadable';
import { readMarkEffect } from '../effect/mark-effect';
import { seriesReader } from '../effect/measure-series';
import type { EndpointRouter } from '../endpoint-router';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { readCampaign } from '../stores/campaign.store';
import { flawFixedBy } from '../stores/flaw-fix.store';
import { readMark } from '../stores/mark.store';
import { readPledge } from '../stores/pledge.store';
import { activeVersionOf } from '../stores/topic-version.store';
import { refuseUnreadable } from './pledges.route';

export function routeEffects(api: EndpointRouter, services: Services): void {
  const nowMs = () => services.now().getTime();

  api.on(getCampaignEffect, ({ params, query }) =>
    readSnapshot(services.db, async (db) => {
      refuseHalfShare(query);
      const reader = await seriesReader(db, nowMs());
      const campaign = await campaignOr404(db, params.id);
      return readCampaignEffect(db, reader, campaign, await readPledge(db, params.id), query);
    }),
  );

  api.on(getMarkEffect, ({ params, query }) =>
    readSnapshot(services.db, async (db) => {
      refuseHalfShare(query);
      const mark = await readMark(db, params.id);
      if (!mark) throw notFound('mark');
      if (mark.kind === 'note') {
        throw new ApiError(409, 'conflict', 'A note is written down; nothing begins with it.');
      }
      const reader = await seriesReader(db, nowMs());
      const topicId = (await flawFixedBy(db, mark.id))?.topicId ?? null;
      // A topic that is being counted for the first time says nothing yet.
      const isCounted = topicId !== null && (await activeVersionOf(db, topicId)) !== null;
      return readMarkEffect(db, reader, { mark, ownTopic: isCounted ? topicId : null }, query);
    }),
  );

  api.on(listCampaignVerdicts, ({ query }) =>
    readSnapshot(services.db, async (db) => {
      const reader = await seriesReader(db, nowMs());
      const items = [];
      for (const id of new Set(query.id)) {
        const campaign = await readCampaign(db, id);
        // One that was removed meanwhile has no verdict.
        if (campaign) items.push(await readCampaignVerdict(db, reader, campaign, await readPledge(db, id)));
      }
      return { items };
    }),
  );

  api.on(listMadeUnreadable, ({ query: { topic: topics, except, endExclusive, ...mark } }) =>
    readSnapshot(services.db, (db) => {
      const proposed = { ...mark, topics, endExclusive: endExclusive ?? null, except: except ?? null };
      return madeUnreadable(db, proposed, nowMs());
    }),
  );

  api.on(readPower, ({ params, body }) =>
    readSnapshot(services.db, async (db) => {
      await refuseUnreadable(db, body as PledgeTerms);
      const campaign = await campaignOr404(db, params.id);
      return readPledgePower(await seriesReader(db, nowMs()), campaign, body as PledgeTerms);
    }),
  );
}

function refuseHalfShare({ measure, topic, among }: EffectChoice): void {
  if (measure !== 'share-of-voice' || (topic !== undefined && among !== undefined)) return;
  throw new ApiError(400, 'invalid-request', 'A share of voice needs a topic and a set.', {
    errors: [{ field: 'among', message: 'Name the topic and the set it is a share of.' }],
  });
}

async function campaignOr404(db: Db, id: string) {
  const campaign = await readCampaign(db, id);
  if (!campaign) throw notFound('campaign');
  return campaign;
}
