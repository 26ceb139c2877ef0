import {
  createPerson,
  createTeam,
  deletePerson,
  deleteTeam,
  listPeople,
  listTeams,
  type Person,
  patchPerson,
  patchTeam,
  type Team,
} from '../../contract/teams';
import type { Db, Tx } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { EndpointRouter } from '../endpoint-router';
import { runRerouting } from '../ingest/reroute-threads';
import { ApiError, notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import * as people from '../stores/person.store';
import { beginRoutingWalk } from '../stores/routing-walk.store';
import * as teams from '../stores/team.store';
import { decodeNameCursor, pageByName } from './paging';

export function routeTeams(api: EndpointRouter, services: Services): void {
  const { db } = services;

  const teamOr404 = async (id: string): Promise<Team> => {
    const team = await teams.readTeam(db, id);
    if (!team) throw notFound('team');
    return team;
  };
  const personOr404 = async (id: string): Promise<Person> => {
    const person = await people.readPerson(db, id);
    if (!person) throw notFound('person');
    return person;
  };
  /** Topics show the names of their owners: whoever shows topics asks again. */
  const changed = async (work: (tx: Tx) => Promise<void>) => {
    await inTransaction(db, async (tx) => {
      await work(tx);
      await publish(tx, { name: 'topics', data: {} }, services.now());
    });
    services.feed.nudge();
  };

  /** What somebody did is what their team saw: whoever goes to another team takes that along. */
  const change = async ({ id, teamId }: Person, values: Parameters<typeof people.updatePerson>[2]) => {
    await inTransaction(db, async (tx) => {
      await people.updatePerson(tx, id, values);
      if (values.team_id !== teamId && (await people.hasActed(tx, id))) await beginRoutingWalk(tx);
    });
    services.inBackground(runRerouting(services));
  };

  api.on(listTeams, async ({ query }) => {
    const cursor = decodeNameCursor(query.cursor);
    return pageByName(await teams.listTeams(db, { limit: query.limit + 1, cursor }), query.limit);
  });

  api.on(createTeam, async ({ body }) => {
    const id = crypto.randomUUID();
    await changed(async (tx) => {
      await refuseTaken(tx, body.name, null);
      await teams.insertTeam(tx, { id, name: body.name, created_at: services.now() });
    });
    return teamOr404(id);
  });

  api.on(patchTeam, async ({ params, body }) => {
    const team = await teamOr404(params.id);
    const { name } = body;
    if (name === undefined) return team;
    await changed(async (tx) => {
      await refuseTaken(tx, name, team.id);
      await teams.renameTeam(tx, team.id, name);
    });
    return teamOr404(team.id);
  });

  api.on(deleteTeam, async ({ params }) => {
    await changed(async (tx) => {
      if (!(await teams.deleteTeam(tx, params.id))) throw notFound('team');
      await beginRoutingWalk(tx);
    });
    services.inBackground(runRerouting(services));
    return null;
  });

  api.on(listPeople, async ({ query }) => {
    const cursor = decodeNameCursor(query.cursor);
    return pageByName(await people.listPeople(db, { limit: query.limit + 1, cursor }), query.limit);
  });

  api.on(createPerson, async ({ body }) => {
    await refuseUnknownTeam(db, body.teamId);
    const id = crypto.randomUUID();
    const { name, teamId } = body;
    await people.insertPerson(db, {
      id,
      name,
      team_id: teamId,
      created_at: services.now(),
      removed_at: null,
    });
    return personOr404(id);
  });

  api.on(patchPerson, async ({ params, body }) => {
    const person = await personOr404(params.id);
    const { name = person.name, teamId = person.teamId } = body;
    await refuseUnknownTeam(db, teamId);
    await change(person, { name, team_id: teamId });
    return personOr404(person.id);
  });

  api.on(deletePerson, async ({ params }) => {
    await change(await personOr404(params.id), { removed_at: services.now(), team_id: null });
    return null;
  });
}

/** Throws the caller's error for a team there is none of; `null` is no team. */
export async function refuseUnknownTeam(db: Db, teamId: string | null, field = 'teamId'): Promise<void> {
  if (teamId === null || (await teams.teamExists(db, teamId))) return;
  throw new ApiError(400, 'invalid-request', 'There is no such team.', {
    errors: [{ field, message: 'No such team.' }],
  });
}

async function refuseTaken(tx: Tx, name: string, exceptId: string | null): Promise<void> {
  if (!(await teams.teamNameTaken(tx, name, exceptId))) return;
  throw new ApiError(409, 'conflict', `There is a team named ${name} already.`, {
    errors: [{ field: 'name', message: 'Taken; choose another name.' }],
  });
}
