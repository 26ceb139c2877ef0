import {
  type Campaign,
  createCampaign,
  deleteCampaign,
  getCampaign,
  listCampaigns,
  patchCampaign,
} from '../../contract/campaigns';
import type { Db } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { EndpointRouter } from '../endpoint-router';
import { runTopicBuilds } from '../ingest/build-topics';
import { amendFlight } from '../pledge/keep-pledge';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import * as campaigns from '../stores/campaign.store';
import { publish } from '../stores/event.store';
import { knownActor } from '../stores/person.store';
import { deletePledge } from '../stores/pledge.store';
import { listTopicVersions } from '../stores/topic-version.store';
import { lockZones } from '../stores/zone.store';
import { decodeCursor, page } from './paging';
import { definedOf, refuseNoFlight } from './patch';

export function routeCampaigns(api: EndpointRouter, services: Services): void {
  const { db } = services;

  const tell = async (from: string | null, to: string | null) => {
    await publish(db, { name: 'marks', data: { from, to } }, services.now());
    services.feed.nudge();
  };
  const campaignOr404 = async (id: string): Promise<Campaign> => {
    const campaign = await campaigns.readCampaign(db, id);
    if (!campaign) throw notFound('campaign');
    return campaign;
  };

  api.on(listCampaigns, async ({ query }) => {
    const cursor = decodeCursor(query.cursor);
    const found = await campaigns.listCampaigns(db, { limit: query.limit + 1, cursor });
    return page(found, query.limit, (campaign) => ({ at: campaign.startAt, id: campaign.id }));
  });

  api.on(getCampaign, ({ params }) => campaignOr404(params.id));

  api.on(createCampaign, async ({ body, actor }) => {
    await refuseUnknownTopics(db, body.topics);
    const id = crypto.randomUUID();
    const who = await knownActor(db, actor);
    await inTransaction(db, async (tx) => {
      const campaign = { ...flightOf(body), id, externalId: null, importId: null, actor: who };
      await campaigns.insertCampaign(tx, campaign, services.now());
      await campaigns.setCampaignTopics(tx, id, body.topics, services.now());
    });
    await tell(body.startAt, body.endExclusive);
    return campaignOr404(id);
  });

  api.on(patchCampaign, async ({ params, body, actor }) => {
    const known = await campaignOr404(params.id);
    const { reason = null, ...values } = body;
    const changed = { ...known, ...definedOf(values) };
    // One that was written down before there were bounds can still be given another name.
    if (body.startAt !== undefined || body.endExclusive !== undefined) {
      refuseNoFlight({ from: changed.startAt, to: changed.endExclusive }, 'startAt');
    }
    if (body.topics) await refuseUnknownTopics(db, body.topics);
    const who = await knownActor(db, actor);
    await inTransaction(db, async (tx) => {
      const change = { actor: who, now: services.now(), reason };
      await amendFlight(tx, params.id, known, changed, change);
      await campaigns.updateCampaign(tx, params.id, { ...flightOf(changed), actor: who }, services.now());
      if (body.topics) await campaigns.setCampaignTopics(tx, params.id, body.topics, services.now());
    });
    await tell(null, null);
    return campaignOr404(params.id);
  });

  api.on(deleteCampaign, async ({ params }) => {
    const existed = await inTransaction(db, async (tx) => {
      await lockZones(tx, 'update');
      await deletePledge(tx, params.id);
      return campaigns.deleteCampaign(tx, params.id);
    });
    if (!existed) throw notFound('campaign');
    await tell(null, null);
    services.inBackground(runTopicBuilds(services));
    return null;
  });
}

function flightOf(
  campaign: Pick<Campaign, 'name' | 'startAt' | 'endExclusive' | 'channels' | 'objective' | 'owner'>,
): campaigns.CampaignValues {
  const { name, channels, objective, owner } = campaign;
  const startAt = new Date(campaign.startAt);
  return { name, channels, objective, owner, startAt, endExclusive: new Date(campaign.endExclusive) };
}

async function refuseUnknownTopics(db: Db, topicIds: readonly string[]): Promise<void> {
  const known = await listTopicVersions(db, topicIds);
  if (topicIds.every((id) => known.has(id.toLowerCase()))) return;
  throw new ApiError(400, 'invalid-request', 'There is no such topic.', {
    errors: [{ field: 'topics', message: 'Names a topic there is none of.' }],
  });
}
