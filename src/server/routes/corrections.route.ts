import { type Correction, correctMention, getMentionHistory } from '../../contract/corrections';
import { inTransaction } from '../db/in-transaction';
import type { EndpointRouter } from '../endpoint-router';
import { correctMention as correct } from '../ingest/correct-mention';
import { currentsEvent } from '../ingest/counted-change';
import { notFound } from '../problems';
import type { Services } from '../services';
import { readCorrections } from '../stores/correction.store';
import { publish } from '../stores/event.store';
import { readHistory } from '../stores/history.store';
import { knownActor } from '../stores/person.store';

export function routeCorrections(api: EndpointRouter, services: Services): void {
  const { db } = services;

  const correctionOr404 = async (id: string): Promise<Correction> => {
    const [known] = await readCorrections(db, [id]);
    if (!known) throw notFound('mention');
    const { direction: _, ...correction } = known;
    return correction;
  };

  api.on(correctMention, async ({ params, body, actor }) => {
    const { reason, ...wanted } = body;
    const by = { actor: await knownActor(db, actor), now: services.now(), reason };
    await inTransaction(db, async (tx) => {
      const window = await correct(tx, params.id, wanted, by);
      if (window) await publish(tx, currentsEvent(window), services.now());
    });
    services.feed.nudge();
    return correctionOr404(params.id);
  });

  api.on(getMentionHistory, async ({ params }) => {
    await correctionOr404(params.id);
    return { items: await readHistory(db, params.id) };
  });
}
