import type { z } from 'zod';
import { type Decision, listDecisions, UNDECIDED, type Undecided } from '../../contract/decisions';
import type { Db } from '../db/database';
import { readSnapshot } from '../db/read-snapshot';
import type { EndpointRouter } from '../endpoint-router';
import type { Services } from '../services';
import { activeTopics } from '../stores/mover.store';
import { choicesOf, type RouteChoice } from '../stores/route.store';
import { teamNames } from '../stores/team.store';
import { type ListedThread, readListedThreads } from '../stores/thread-list.store';
import { findThreadPage } from '../stores/thread-page.store';
import { decodeThreadCursor, encodeThreadCursor } from './paging';
import { itemsOf } from './thread-items';

type Query = z.output<(typeof listDecisions)['query']>;
type Team = Decision['owners'][number];

export function routeDecisions(api: EndpointRouter, services: Services): void {
  api.on(listDecisions, ({ query }) => readSnapshot(services.db, (db) => answer(db, query)));
}

async function answer(db: Db, { why, team, limit, cursor }: Query) {
  const groups = [(why === undefined ? UNDECIDED : [why]).map((reason) => `routed:${reason}`)];
  if (team !== undefined) groups.push([`owner:${team}`]);
  const query = { groups, exact: [], within: {}, words: null };
  const after = decodeThreadCursor(cursor, 'undecided');
  const places = await findThreadPage(db, query, { order: 'undecided', limit: limit + 1, after });
  const shown = places.slice(0, limit);
  const threads = await readListedThreads(
    db,
    shown.map(({ id }) => id),
  );
  const last = places.length > limit ? shown.at(-1) : undefined;
  return {
    items: await decisionsOf(db, threads),
    nextCursor: last ? encodeThreadCursor('undecided', last) : null,
  };
}

async function decisionsOf(db: Db, threads: readonly ListedThread[]): Promise<Decision[]> {
  const items = await itemsOf(db, threads);
  const names = await teamNames(db);
  const topics = await activeTopics(db);
  const choices = await choicesOf(
    db,
    threads.map(({ id }) => id),
  );
  const named = (id: string | null): Team[] => {
    const name = id === null ? undefined : names.get(id);
    return id === null || name === undefined ? [] : [{ id, name }];
  };
  return threads.flatMap(({ routed, undecidedSince }, index) => {
    const thread = items[index];
    if (!thread || undecidedSince === null) return [];
    const why = routed.by as Undecided;
    const chosen = why === 'conflict' ? (choices.get(thread.id) ?? []) : [];
    const owned = topics.flatMap(({ topicId, ownerTeam }) =>
      ownerTeam && thread.topics.includes(topicId) ? [ownerTeam] : [],
    );
    const teams =
      why === 'conflict' ? chosen.flatMap(({ teamId }) => named(teamId)) : why === 'several' ? owned : [];
    return [
      {
        why,
        owners: byName(teams),
        choices: chosen.map((choice) => choiceOf(choice, named)),
        since: undecidedSince.toISOString(),
        thread,
      },
    ];
  });
}

function choiceOf({ teamId, actor, reason, at }: RouteChoice, named: (id: string | null) => Team[]) {
  return { team: named(teamId)[0] ?? null, person: actor, reason, at: at.toISOString() };
}

/** Each team once, by name. */
function byName(teams: readonly Team[]): Team[] {
  const once = new Map(teams.map((team) => [team.id, { id: team.id, name: team.name }]));
  return [...once.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
