import type { z } from 'zod';
import { type Flow, getFlow, listFlowPeople, listTold, markTold, seeThread } from '../../contract/flow';
import { bucketStart } from '../../domain/buckets';
import { findDams } from '../../domain/flow/find-dams';
import { FLOW_OUTCOMES } from '../../domain/flow/flow-outcome';
import { FLOW_VERSION } from '../../domain/flow/flow-stages';
import { stageFigures } from '../../domain/flow/stage-figures';
import type { Db } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { damWords } from '../flow/dam-words';
import { flowPeople, isOfKind } from '../flow/flow-people';
import { flowStreams } from '../flow/flow-streams';
import type { FollowedGroup } from '../flow/follow-complaints';
import { MOST_FLOW_THREADS, readFlow } from '../flow/read-flow';
import { notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { readFlowGroups } from '../stores/flow.store';
import { knownActor, readPerson } from '../stores/person.store';
import { readCalendar, readFlowLimits } from '../stores/settings.store';
import { lockThreads } from '../stores/thread.store';
import { insertSeen, isSeenBy, openingOf, refreshSeen } from '../stores/thread-seen.store';
import { deleteTold, insertTold, listToldRows, speakersOf } from '../stores/told.store';
import { countKinds, isShown } from '../voices/shown-kinds';
import { readableScope, readSetApart } from '../voices/voice-reading';
import { decodePairCursor, encodePairCursor } from './paging';
import { decideWindow, iso, type Window } from './reading';
import { shownTopics } from './shown-topics';

type Query = z.output<(typeof getFlow)['query']>;

export function routeFlow(api: EndpointRouter, services: Services): void {
  const { db } = services;

  api.on(getFlow, ({ query }) => readSnapshot(db, (snapshot) => answerFlow(snapshot, services.now(), query)));

  api.on(listFlowPeople, ({ query }) =>
    readSnapshot(db, async (snapshot) => {
      const asked = { ...query, people: 'yes' } as const;
      const { scope, window, zone } = await readWindow(snapshot, services.now(), asked);
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
      return { changed, told: all.length, people: speakers.length };
    });
    services.feed.nudge();
    return answered;
  });
}

function keyOf({ source, author }: { source: string; author: string }): string {
  return JSON.stringify([source, author]);
}

async function readWindow(db: Db, now: Date, query: Query) {
  const { zone } = await readCalendar(db);
  const window = await decideWindow(db, query, zone.zone, now.getTime());
  const topics = await shownTopics(db, query.topic);
  const scope = {
    from: new Date(window.fromMs),
    to: new Date(window.toMs),
    sources: query.source,
    teamId: query.team ?? null,
    topicVersions: topics.map(({ version }) => version),
    openers: query.people === 'yes' ? ('everybody' as const) : ('few' as const),
  };
  return { scope, window, zone: zone.zone };
}

/** Voices that rules set apart, as the list of voices does: whatever they said in the window counts. */
async function readApart(db: Db, { fromMs, toMs }: Window, { source: sources }: Query) {
  const asked = { from: new Date(fromMs), to: new Date(toMs), topicVersion: null, sources, langs: [] };
  return readSetApart(db, (await readableScope(db, asked)).scope);
}

/** How far complaints came and where they wait, read from one snapshot. */
export async function answerFlow(db: Db, now: Date, query: Query): Promise<Flow> {
  const { scope, window, zone } = await readWindow(db, now, query);
  const read = await readFlow(db, now, scope);
  const { followed, names, teamOf } = read;
  const limits = await readFlowLimits(db);
  const everybody =
    query.people === 'yes'
      ? flowPeople(
          followed.map(({ group }) => group),
          await readApart(db, window, query),
          dayIn(zone),
        )
      : null;
  const people = everybody?.filter((person) => isShown(person, query.show)) ?? null;
  return {
    from: iso(window.fromMs),
    to: iso(window.toMs),
    zone,
    computedAt: now.toISOString(),
    threads: read.threads,
    people: people?.length ?? null,
    kinds: everybody && countKinds(everybody),
    capped: read.capped,
    stages: stageFigures(followed.flatMap(({ waits }) => waits)),
    teams: byTeam(followed, teamOf, names),
    ...flowStreams(read),
    outcomes: FLOW_OUTCOMES.map((outcome) => ({
      outcome,
      threads: countThreads(followed.filter((complaints) => complaints.outcome === outcome)),
    })),
    dams: findDams(followed, teamOf, limits).map((dam) => {
      const team = dam.team === null ? null : { id: dam.team, name: names.get(dam.team) as string };
      return { ...dam, team, words: damWords({ ...dam, team: team?.name ?? null }) };
    }),
    unheard: {
      neverAnswered: countThreads(followed.filter(({ group }) => !group.answered)),
      peopleNeverAnswered: people?.filter((person) => isOfKind(person, 'never-answered')).length ?? null,
      peopleTwice: people?.filter((person) => isOfKind(person, 'twice')).length ?? null,
    },
    limits,
    definition: FLOW_VERSION,
  };
}

type TeamOf = (complaints: FollowedGroup) => string | null;

/** The day of a zone in which something was said, by its start; instants of a quarter of an hour share theirs. */
function dayIn(zone: string): (atMs: number) => number {
  const known = new Map<number, number>();
  return (atMs) => {
    const quarter = Math.floor(atMs / QUARTER_MS);
    const day = known.get(quarter) ?? bucketStart(atMs, 'day', zone);
    known.set(quarter, day);
    return day;
  };
}

const QUARTER_MS = 900_000;

function countThreads(followed: readonly FollowedGroup[]): number {
  return followed.reduce((sum, { group }) => sum + group.heardMs.length, 0);
}

function byTeam(followed: readonly FollowedGroup[], teamOf: TeamOf, names: ReadonlyMap<string, string>) {
  const byId = new Map<string | null, FollowedGroup[]>();
  for (const complaints of followed) {
    const known = byId.get(teamOf(complaints));
    if (known) known.push(complaints);
    else byId.set(teamOf(complaints), [complaints]);
  }
  return [...byId]
    .map(([id, own]) => ({
      team: id === null ? null : { id, name: names.get(id) as string },
      threads: countThreads(own),
      stages: stageFigures(own.flatMap(({ waits }) => waits)),
    }))
    .sort((one, other) => other.threads - one.threads || (nameOf(one) < nameOf(other) ? -1 : 1));
}

const nameOf = ({ team }: { team: { name: string } | null }) => team?.name ?? '';
