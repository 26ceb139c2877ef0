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
import { type FollowedComplaint, followComplaints } from '../flow/follow-complaints';
import { notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import {
  deleteTold,
  type FlowRow,
  insertSeen,
  insertTold,
  isSeenBy,
  listToldRows,
  openingOf,
  readFlowFlaws,
  readFlowRows,
  readTold,
  speakersOf,
} from '../stores/flow.store';
import { activeTopics } from '../stores/mover.store';
import { knownActor, readPerson } from '../stores/person.store';
import { readCalendar, readFlowLimits } from '../stores/settings.store';
import { teamNames } from '../stores/team.store';
import { lockThreads } from '../stores/thread.store';
import { refreshThreads } from '../stores/thread-state.store';
import { decodePairCursor, encodePairCursor } from './paging';
import { decideWindow, iso } from './reading';
import { shownTopics } from './shown-topics';

type Query = z.output<(typeof getFlow)['query']>;

/** More than these at once would hold up every other answer; the answer says so. */
const MAX_THREADS = 200_000;

export function routeFlow(api: EndpointRouter, services: Services): void {
  const { db } = services;

  api.on(getFlow, ({ query }) => readSnapshot(db, (snapshot) => answer(snapshot, services.now(), query)));

  api.on(listFlowPeople, ({ query }) =>
    readSnapshot(db, async (snapshot) => {
      const { rows } = await readWindow(snapshot, services.now(), { ...query, people: 'yes' });
      const people = flowPeople(rows).filter((person) => isOfKind(person, query.kind));
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
  const read = await readFlowRows(db, {
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

async function answer(db: Db, now: Date, query: Query): Promise<Flow> {
  const { rows, capped, window, zone, topics } = await readWindow(db, now, query);
  const records = { flaws: await readFlowFlaws(db), told: await readTold(db), nowMs: now.getTime() };
  const followed = followComplaints(rows, records);
  const names = await teamNames(db);
  const limits = await readFlowLimits(db);
  const people = query.people === 'yes' ? flowPeople(rows) : null;
  const chosen = new Set(topics.map(({ version }) => version));
  const shown = (await activeTopics(db)).filter(({ version }) => chosen.size === 0 || chosen.has(version));
  const teamOf = ({ row }: FollowedComplaint) =>
    row.teamId !== null && names.has(row.teamId) ? row.teamId : null;
  return {
    from: iso(window.fromMs),
    to: iso(window.toMs),
    zone,
    computedAt: now.toISOString(),
    threads: rows.length,
    people: people?.length ?? null,
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
      threads: followed.filter((complaint) => complaint.outcome === outcome).length,
    })),
    dams: findDams(followed, teamOf, limits).map((dam) => {
      const team = dam.team === null ? null : { id: dam.team, name: names.get(dam.team) as string };
      return { ...dam, team, words: damWords({ ...dam, team: team?.name ?? null }) };
    }),
    unheard: {
      neverAnswered: rows.filter(({ answered }) => !answered).length,
      peopleNeverAnswered: people?.filter((person) => isOfKind(person, 'never-answered')).length ?? null,
      peopleTwice: people?.filter((person) => isOfKind(person, 'twice')).length ?? null,
    },
    limits,
    definition: FLOW_VERSION,
  };
}

type TeamOf = (complaint: FollowedComplaint) => string | null;

function byTeam(followed: readonly FollowedComplaint[], teamOf: TeamOf, names: ReadonlyMap<string, string>) {
  const groups = new Map<string | null, FollowedComplaint[]>();
  for (const complaint of followed) {
    const group = groups.get(teamOf(complaint));
    if (group) group.push(complaint);
    else groups.set(teamOf(complaint), [complaint]);
  }
  return [...groups]
    .map(([id, complaints]) => ({
      team: id === null ? null : { id, name: names.get(id) as string },
      threads: complaints.length,
      stages: stageFigures(complaints.flatMap(({ waits }) => waits)),
    }))
    .sort((one, other) => other.threads - one.threads || (nameOf(one) < nameOf(other) ? -1 : 1));
}

const nameOf = ({ team }: { team: { name: string } | null }) => team?.name ?? '';

/** Topic → team → outcome. A complaint of several topics is shown under the one fewest complaints are about. */
function streams(
  followed: readonly FollowedComplaint[],
  teamOf: TeamOf,
  names: ReadonlyMap<string, string>,
  topics: ReadonlyMap<number, { topicId: string; name: string }>,
): Pick<Flow, 'places' | 'links'> {
  const topicOf = narrowestTopic(
    followed.map(({ row }) => row),
    new Set(topics.keys()),
  );
  const named = new Map([...topics.values()].map(({ topicId, name }) => [`topic:${topicId}`, name]));
  const places = new Map<string, FlowPlace>();
  const place = (column: FlowPlace['column'], key: string, name: string) => {
    const known = places.get(key);
    if (known) known.threads++;
    else places.set(key, { key, column, name, threads: 1 });
    return key;
  };
  const paths = followed.map((complaint) => {
    const topic = topics.get(topicOf(complaint.row) ?? -1);
    const topicKey = topic ? `topic:${topic.topicId}` : 'topic:none';
    const team = teamOf(complaint);
    return {
      path: [
        place('topic', topicKey, named.get(topicKey) ?? 'No topic'),
        place('team', `team:${team ?? 'none'}`, team === null ? 'No team' : (names.get(team) as string)),
        place('outcome', `outcome:${complaint.outcome}`, OUTCOME_NAMES[complaint.outcome]),
      ] as [string, string, string],
      threads: 1,
    };
  });
  return { links: flowLinks(paths), places: [...places.values()].sort(byThreads) };
}

/** The order in which complaints are read means nothing. */
function byThreads(one: FlowPlace, other: FlowPlace): number {
  return other.threads - one.threads || (one.key < other.key ? -1 : 1);
}

const OUTCOME_NAMES: Readonly<Record<FollowedComplaint['outcome'], string>> = {
  told: 'Fixed, and told so',
  shipped: 'Fix took effect, not told',
  fixed: 'Fix recorded, not shipped',
  accepted: 'Flaw accepted, no fix',
  declined: 'Declined',
  answered: 'Answered, cause untouched',
  seen: 'Seen, never answered',
  unheard: 'Neither seen nor answered',
};

/** The topic of each row that the fewest rows are about, so that a topic about everything hides no other. */
function narrowestTopic(
  rows: readonly FlowRow[],
  shown: ReadonlySet<number>,
): (row: FlowRow) => number | null {
  const counts = new Map<number, number>();
  for (const { topicVersions } of rows)
    for (const version of topicVersions) counts.set(version, (counts.get(version) ?? 0) + 1);
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
