import type { z } from 'zod';
import {
  type Flow,
  type FlowPlace,
  getFlow,
  listFlowPeople,
  listTold,
  markTold,
  seeThread,
} from '../../contract/flow';
import { findDams } from '../../domain/flow/find-dams';
import { flowLinks } from '../../domain/flow/flow-links';
import { FLOW_OUTCOMES } from '../../domain/flow/flow-outcome';
import { FLOW_VERSION } from '../../domain/flow/flow-stages';
import { stageFigures } from '../../domain/flow/stage-figures';
import type { Db } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import { damWords } from '../flow/dam-words';
import { flowPeople, isOfKind } from '../flow/flow-people';
import { type FollowedGroup, followComplaints } from '../flow/follow-complaints';
import { notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { type FlowGroup, readFlowFlaws, readFlowGroups } from '../stores/flow.store';
import { activeTopics } from '../stores/mover.store';
import { knownActor, readPerson } from '../stores/person.store';
import { readCalendar, readFlowLimits } from '../stores/settings.store';
import { teamNames } from '../stores/team.store';
import { lockThreads } from '../stores/thread.store';
import { insertSeen, isSeenBy, openingOf } from '../stores/thread-seen.store';
import { refreshThreads } from '../stores/thread-state.store';
import { deleteTold, insertTold, listToldRows, readTold, speakersOf } from '../stores/told.store';
import { countKinds, isShown } from '../voices/shown-kinds';
import { readableScope, readSetApart } from '../voices/voice-reading';
import { decodePairCursor, encodePairCursor } from './paging';
import { decideWindow, iso, type Window } from './reading';
import { shownTopics } from './shown-topics';

type Query = z.output<(typeof getFlow)['query']>;

/** More than these at once would hold up every other answer; the answer says so. */
const MAX_THREADS = 200_000;

export function routeFlow(api: EndpointRouter, services: Services): void {
  const { db } = services;

  api.on(getFlow, ({ query }) => readSnapshot(db, (snapshot) => answer(snapshot, services.now(), query)));

  api.on(listFlowPeople, ({ query }) =>
    readSnapshot(db, async (snapshot) => {
      const asked = { ...query, people: 'yes' } as const;
      const { groups, window } = await readWindow(snapshot, services.now(), asked);
      const everybody = flowPeople(groups, await readApart(snapshot, window, asked));
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
      await refreshThreads(tx, [params.id], { look: false });
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
  const read = await readFlowGroups(db, {
    from: new Date(window.fromMs),
    to: new Date(window.toMs),
    sources: query.source,
    teamId: query.team ?? null,
    topicVersions: topics.map(({ version }) => version),
    limit: MAX_THREADS,
    withPeople: query.people === 'yes',
  });
  return { ...read, window, zone: zone.zone, topics };
}

/** Voices that rules set apart, as the list of voices does: whatever they said in the window counts. */
async function readApart(db: Db, { fromMs, toMs }: Window, { source: sources }: Query) {
  const asked = { from: new Date(fromMs), to: new Date(toMs), topicVersion: null, sources, langs: [] };
  return readSetApart(db, (await readableScope(db, asked)).scope);
}

async function answer(db: Db, now: Date, query: Query): Promise<Flow> {
  const { groups, threads, capped, window, zone, topics } = await readWindow(db, now, query);
  const records = { flaws: await readFlowFlaws(db), told: await readTold(db), nowMs: now.getTime() };
  const followed = followComplaints(groups, records);
  const names = await teamNames(db);
  const limits = await readFlowLimits(db);
  const everybody = query.people === 'yes' ? flowPeople(groups, await readApart(db, window, query)) : null;
  const people = everybody?.filter((person) => isShown(person, query.show)) ?? null;
  const chosen = new Set(topics.map(({ version }) => version));
  const shown = (await activeTopics(db)).filter(({ version }) => chosen.size === 0 || chosen.has(version));
  const teamOf = ({ group: { teamId } }: FollowedGroup) =>
    teamId !== null && names.has(teamId) ? teamId : null;
  return {
    from: iso(window.fromMs),
    to: iso(window.toMs),
    zone,
    computedAt: now.toISOString(),
    threads,
    people: people?.length ?? null,
    kinds: everybody && countKinds(everybody),
    capped,
    stages: stageFigures(followed.flatMap(({ waits }) => waits)),
    teams: byTeam(followed, teamOf, names),
    ...streams(
      followed,
      teamOf,
      names,
      new Map(shown.map(({ version, topicId, name }) => [version, { topicId, name }])),
    ),
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

/** Topic → team → outcome. A complaint of several topics is shown under the one fewest complaints are about. */
function streams(
  followed: readonly FollowedGroup[],
  teamOf: TeamOf,
  names: ReadonlyMap<string, string>,
  topics: ReadonlyMap<number, { topicId: string; name: string }>,
): Pick<Flow, 'places' | 'links'> {
  const topicOf = narrowestTopic(
    followed.map(({ group }) => group),
    new Set(topics.keys()),
  );
  const named = new Map([...topics.values()].map(({ topicId, name }) => [`topic:${topicId}`, name]));
  const places = new Map<string, FlowPlace>();
  const paths = followed.map((complaints) => {
    const threads = complaints.group.heardMs.length;
    const place = (column: FlowPlace['column'], key: string, name: string) => {
      const known = places.get(key);
      if (known) known.threads += threads;
      else places.set(key, { key, column, name, threads });
      return key;
    };
    const topic = topics.get(topicOf(complaints.group) ?? -1);
    const topicKey = topic ? `topic:${topic.topicId}` : 'topic:none';
    const team = teamOf(complaints);
    return {
      path: [
        place('topic', topicKey, named.get(topicKey) ?? 'No topic'),
        place('team', `team:${team ?? 'none'}`, team === null ? 'No team' : (names.get(team) as string)),
        place('outcome', `outcome:${complaints.outcome}`, OUTCOME_NAMES[complaints.outcome]),
      ] as [string, string, string],
      threads,
    };
  });
  return { links: flowLinks(paths), places: [...places.values()].sort(byThreads) };
}

/** The order in which complaints are read means nothing. */
function byThreads(one: FlowPlace, other: FlowPlace): number {
  return other.threads - one.threads || (one.key < other.key ? -1 : 1);
}

const OUTCOME_NAMES: Readonly<Record<FollowedGroup['outcome'], string>> = {
  told: 'Fixed, and told so',
  shipped: 'Fix took effect, not told',
  fixed: 'Fix recorded, not shipped',
  accepted: 'Flaw accepted, no fix',
  declined: 'Declined',
  answered: 'Answered, cause untouched',
  seen: 'Seen, never answered',
  unheard: 'Neither seen nor answered',
};

/** The topic of each group that the fewest complaints are about, so that a topic about everything hides no other. */
function narrowestTopic(
  groups: readonly FlowGroup[],
  shown: ReadonlySet<number>,
): (group: FlowGroup) => number | null {
  const counts = new Map<number, number>();
  for (const { topicVersions, heardMs } of groups)
    for (const version of topicVersions) counts.set(version, (counts.get(version) ?? 0) + heardMs.length);
  return ({ topicVersions }) => {
    const known = topicVersions.filter((version) => shown.has(version));
    if (known.length === 0) return null;
    return known.reduce((best, version) =>
      (counts.get(version) as number) < (counts.get(best) as number) ||
      (counts.get(version) === counts.get(best) && version < best)
        ? version
        : best,
    );
  };
}
