import { getCampaignEffect, listCampaignVerdicts, readPower } from '../../contract/effects';
import type { PledgeTerms } from '../../domain/pledge';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import { readCampaignEffect, readCampaignVerdict, readPledgePower } from '../effect/campaign-effect';
import { seriesReader } from '../effect/measure-series';
import type { EndpointRouter } from '../endpoint-router';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { readCampaign } from '../stores/campaign.store';
import { readPledge } from '../stores/pledge.store';
import { refuseUnreadable } from './pledges.route';

export function routeEffects(api: EndpointRouter, services: Services): void {
  const nowMs = () => services.now().getTime();

  api.on(getCampaignEffect, ({ params, query }) =>
    readSnapshot(services.db, async (db) => {
      if (query.measure === 'share-of-voice' && (query.topic === undefined || query.among === undefined)) {
        throw new ApiError(400, 'invalid-request', 'A share of voice needs a topic and a set.', {
          errors: [{ field: 'among', message: 'Name the topic and the set it is a share of.' }],
        });
      }
      const reader = await seriesReader(db, nowMs());
      const campaign = await campaignOr404(db, params.id);
      return readCampaignEffect(db, reader, campaign, await readPledge(db, params.id), query);
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

  api.on(readPower, ({ params, body }) =>
    readSnapshot(services.db, async (db) => {
      await refuseUnreadable(db, body as PledgeTerms);
      const campaign = await campaignOr404(db, params.id);
      return readPledgePower(await seriesReader(db, nowMs()), campaign, body as PledgeTerms);
    }),
  );
}

async function campaignOr404(db: Db, id: string) {
  const campaign = await readCampaign(db, id);
  if (!campaign) throw notFound('campaign');
  return campaign;
}
