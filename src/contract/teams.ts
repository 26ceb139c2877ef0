import { z } from 'zod';
import { instant, listOf, pageQuery } from './common';
import { defineEndpoint } from './endpoint';

const teamName = z.string().trim().min(1).max(100);
const personName = z.string().trim().min(1).max(100);
const byId = z.object({ id: z.uuid() });

export const teamSchema = z.object({
  id: z.uuid(),
  name: teamName,
  /** How many people and topics name this team. */
  people: z.int(),
  topics: z.int(),
  createdAt: instant,
});
export type Team = z.infer<typeof teamSchema>;

/** Somebody who uses Eddyline. Without sign-in a name is what the browser says it is: unverified. */
export const personSchema = z.object({
  id: z.uuid(),
  name: personName,
  teamId: z.uuid().nullable(),
  createdAt: instant,
});
export type Person = z.infer<typeof personSchema>;

/**
 * Who did something: a person's id and name as the browser said it. Names are not proved until sign-in is configured.
 * `null` where nobody had said who they are.
 */
export const actorSchema = z.object({ id: z.uuid(), name: z.string(), verified: z.boolean() }).nullable();
export type Actor = z.infer<typeof actorSchema>;

/** The header in which a browser says who is acting: the id of a person. */
export const ACTOR_HEADER = 'x-eddyline-actor';

export const listTeams = defineEndpoint({
  method: 'get',
  path: '/teams',
  summary: 'Teams by name',
  access: 'read',
  query: pageQuery,
  response: listOf(teamSchema),
});

export const createTeam = defineEndpoint({
  method: 'post',
  path: '/teams',
  summary: 'Add a team; a name that is taken is a conflict',
  access: 'write',
  body: z.object({ name: teamName }),
  response: teamSchema,
  status: 201,
});

export const patchTeam = defineEndpoint({
  method: 'patch',
  path: '/teams/{id}',
  summary: 'Rename a team',
  access: 'write',
  params: byId,
  body: z.object({ name: teamName }).partial(),
  response: teamSchema,
});

export const deleteTeam = defineEndpoint({
  method: 'delete',
  path: '/teams/{id}',
  summary: 'Remove a team; its people and topics stay, without a team',
  access: 'write',
  params: byId,
  response: null,
  status: 204,
});

export const listPeople = defineEndpoint({
  method: 'get',
  path: '/people',
  summary: 'People by name',
  access: 'read',
  query: pageQuery,
  response: listOf(personSchema),
});

export const createPerson = defineEndpoint({
  method: 'post',
  path: '/people',
  summary: 'Add a person',
  access: 'write',
  body: z.object({ name: personName, teamId: z.uuid().nullable().default(null) }),
  response: personSchema,
  status: 201,
});

export const patchPerson = defineEndpoint({
  method: 'patch',
  path: '/people/{id}',
  summary: 'Rename a person or move them to another team',
  access: 'write',
  params: byId,
  body: z.object({ name: personName, teamId: z.uuid().nullable() }).partial(),
  response: personSchema,
});

export const deletePerson = defineEndpoint({
  method: 'delete',
  path: '/people/{id}',
  summary: 'Remove a person from the list; what they did keeps their name',
  access: 'write',
  params: byId,
  response: null,
  status: 204,
});
