import { getFlow, listFlowPeople, listTold, markTold, seeThread } from '../../contract/flow';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { dayIn, flowWindow, readApart } from '../flow/answer-flow';
import { flowNow } from '../flow/flow-now';
import { flowPeople, isOfKind } from '../flow/flow-people';
import { MOST_FLOW_THREADS } from '../flow/read-flow';
import { notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { readFlowGroups } from '../stores/flow.store';
import { knownActor, readPerson } from '../stores/person.store';
import { lockThreads } from '../stores/thread.store';
import { insertSeen, isSeenBy, openingOf, refreshSeen } from '../stores/thread-seen.store';
import { deleteTold, insertTold, listToldRows, speakersOf } from '../stores/told.store';
import { isShown } from '../voices/shown-kinds';
import { decodePairCursor, encodePairCursor } from './paging';

export function routeFlow(api: EndpointRouter, services: Services): void {
  const { db } = services;

  api.on(getFlow, ({ query }) => flowNow(services, query));

  api.on(listFlowPeople, ({ query }) =>
    readSnapshot(db, async (snapshot) => {
      const asked = { ...query, people: 'yes' } as const;
      const { scope, window, zone } = await flowWindow(snapshot, services.now(), asked);
      const { groups } = await readFlowGroups(snapshot, { ...scope, limit: MOST_FLOW_THREADS });
      const everybody = flowPeople(groups, await readApart(snapshot, window, asked), dayIn(zone));
      const people = everybody.filter(
        (person) => isShown(person, query.show) && isOfKind(person, query.kind),
      );
      const after = decodePairCursor(query.cursor);
      const start = after
        ? people.findIndex(({ source, author }) => source === after[0] && author === after[1]) + 1
        : 0;
      const items = people.slice(start, start + query.limit);
      const last = items.at(-1);
      const more = start + items.length < people.length && last !== undefined;
      return { items, nextCursor: more ? encodePairCursor([last.source, last.author]) : null };
    }),
  );

  api.on(seeThread, async ({ params, actor }) => {
    const opening = await openingOf(db, params.id);
    if (opening === null) throw notFound(`thread ${params.id}`);
    const person = actor === null ? null : await readPerson(db, actor);
    if (!person?.teamId) return { noted: false };
    const seen = { mention_id: opening, team_id: person.teamId, actor: person.id, at: services.now() };
    if (await isSeenBy(db, seen)) return { noted: true };
    await inTransaction(db, async (tx) => {
      await lockThreads(tx);
      await insertSeen(tx, [seen]);
      await refreshSeen(tx, [params.id]);
    });
    return { noted: true };
  });

  api.on(listTold, async ({ params, query }) => {
    const after = decodePairCursor(query.cursor);
    const found = await listToldRows(db, params.id, {
      limit: query.limit + 1,
      after: after && { source: after[0], author: after[1] },
    });
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    const more = found.length > query.limit && last !== undefined;
    return { items, nextCursor: more ? encodePairCursor([last.source, last.author]) : null };
  });

  api.on(markTold, async ({ params, body, actor }) => {
    const answered = await inTransaction(db, async (tx) => {
      const speakers = await speakersOf(tx, params.id);
      if (speakers.length === 0) throw notFound(`person who spoke about flaw ${params.id}`);
      const known = new Set(speakers.map(keyOf));
      const chosen =
        body.people === null ? speakers : body.people.filter((person) => known.has(keyOf(person)));
      const told = {
        flaw_id: params.id,
        actor: await knownActor(tx, actor),
        how: body.how,
        at: services.now(),
      };
      const changed = body.told
        ? await insertTold(tx, chosen, told)
        : await deleteTold(tx, params.id, chosen);
      await publish(tx, { name: 'flaw', data: { id: params.id } }, services.now());
      const all = await listToldRows(tx, params.id, { limit: speakers.length + 1, after: null });
      return { changed: changed.length, changedPeople: changed, told: all.length, people: speakers.length };
    });
    services.feed.nudge();
    return answered;
  });
}

function keyOf({ source, author }: { source: string; author: string }): string {
  return JSON.stringify([source, author]);
}
