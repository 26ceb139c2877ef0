import { getPledge, type Pledge, sealPledge, writePledge } from '../../contract/pledges';
import { type PledgeTerms, pledgeState } from '../../domain/pledge';
import type { Db } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { EndpointRouter } from '../endpoint-router';
import { changeTerms, seal } from '../pledge/keep-pledge';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { readSeriesName } from '../stores/exposure.store';
import { knownActor } from '../stores/person.store';
import { listAmendments, readFlight, readPledge } from '../stores/pledge.store';
import { listTopicVersions } from '../stores/topic-version.store';

export function routePledges(api: EndpointRouter, services: Services): void {
  const { db } = services;

  const pledgeOf = async (campaignId: string): Promise<Pledge | null> => {
    const flight = await readFlight(db, campaignId);
    if (!flight) throw notFound('campaign');
    const known = await readPledge(db, campaignId);
    if (!known) return null;
    const startMs = Date.parse(flight.startAt);
    return {
      campaignId,
      ...(known.terms as PledgeTerms & Pick<Pledge, 'measure' | 'counter'>),
      state: pledgeState(known.sealed !== null, startMs, services.now().getTime()),
      sealed: known.sealed,
      amendments: await listAmendments(db, campaignId),
      updatedAt: known.updatedAt.toISOString(),
    };
  };
  /** The pledge that has just been written. */
  const written = async (campaignId: string): Promise<Pledge> => {
    const pledge = await pledgeOf(campaignId);
    if (!pledge) throw notFound('pledge');
    return pledge;
  };
  const tell = async () => {
    await publish(db, { name: 'marks', data: { from: null, to: null } }, services.now());
    services.feed.nudge();
  };

  api.on(getPledge, ({ params }) => pledgeOf(params.id));

  api.on(writePledge, async ({ params, body, actor }) => {
    const { reason, ...terms } = body;
    await refuseUnreadable(db, terms);
    const change = { actor: await knownActor(db, actor), now: services.now(), reason };
    await inTransaction(db, (tx) => changeTerms(tx, params.id, terms, change));
    await tell();
    return written(params.id);
  });

  api.on(sealPledge, async ({ params, actor }) => {
    const change = { actor: await knownActor(db, actor), now: services.now(), reason: null };
    await inTransaction(db, (tx) => seal(tx, params.id, change));
    await tell();
    return written(params.id);
  });
}

/** Throws the caller's error for topics and series there are none of, and for a share of nothing. */
export async function refuseUnreadable(db: Db, terms: PledgeTerms): Promise<void> {
  for (const [field, target] of [
    ['', terms],
    ['counter.', terms.counter],
  ] as const) {
    if (!target) continue;
    if (target.measure === 'share-of-voice' && (target.topic === null || target.among === null)) {
      throw invalid(`${field}among`, 'A share of voice needs a topic and the set it is a share of.');
    }
    if (target.per !== null && target.measure !== 'complaint-rate') {
      throw invalid(`${field}per`, 'Only a complaint rate is held against a series.');
    }
    if (target.per !== null && (await readSeriesName(db, target.per)) === null) {
      throw invalid(`${field}per`, 'There is no such series.');
    }
    const named = [target.topic, target.among].filter((id): id is string => id !== null);
    const known = await listTopicVersions(db, named);
    if (named.some((id) => !known.has(id))) throw invalid(`${field}topic`, 'There is no such topic.');
  }
}

function invalid(field: string, message: string): ApiError {
  return new ApiError(400, 'invalid-request', message, { errors: [{ field, message }] });
}
