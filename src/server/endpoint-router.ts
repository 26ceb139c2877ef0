import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { z as zod } from 'zod';
import { type Endpoint, ROW_CONTENT_TYPES } from '../contract/endpoint';
import { problemSchema } from '../contract/problem';
import { ACTOR_HEADER } from '../contract/teams';
import { mayAccess } from './access';
import { ApiError, asResponse } from './problems';
import type { Ask } from './tables/table';

type Parsed<Schema> = Schema extends zod.ZodType ? zod.output<Schema> : undefined;

/** What a handler gets: every part of the request as the contract parses it. */
export interface Call<Shape extends Endpoint> {
  params: Parsed<Shape['params']>;
  query: Parsed<Shape['query']>;
  headers: Parsed<Shape['headers']>;
  body: Parsed<Shape['body']>;
  /** The person the browser says is acting; not checked. */
  actor: string | null;
  context: Context;
}

type Answer<Shape extends Endpoint> = Shape['response'] extends zod.ZodType
  ? zod.input<Shape['response']> | Response
  : Response | null;

/** An API whose calls are given as contract objects: parsing, problems and documentation follow from them. */
export class EndpointRouter {
  readonly hono = new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) return asResponse(invalidRequest(result.target, result.error).problem);
    },
  });

  constructor() {
    this.hono.openAPIRegistry.registerComponent('parameters', 'Actor', {
      name: ACTOR_HEADER,
      in: 'header',
      description: 'Id of the person who is acting; kept with what is written, unverified.',
      schema: { type: 'string', format: 'uuid' },
    });
    this.hono.onError((error, context) => {
      if (error instanceof ApiError) return asResponse({ ...error.problem, instance: context.req.path });
      if (isMalformedJson(error)) {
        return asResponse(new ApiError(400, 'invalid-request', 'The body is not valid JSON.').problem);
      }
      if (holdsUnstorable(error)) {
        const detail = 'A text holds a character that no text may hold (NUL).';
        return asResponse(new ApiError(400, 'invalid-request', detail).problem);
      }
      // Who hung up gets no answer, and it is nobody's fault here.
      if (context.req.raw.signal.aborted) return new Response(null, { status: 499 });
      console.error(error);
      return asResponse(
        new ApiError(500, 'internal', 'The server could not answer; its log says why.').problem,
      );
    });
  }

  readonly #handlers = new Map<Endpoint, (call: Call<Endpoint>) => Promise<unknown>>();

  /** The answer of a reading call as its route gives it, for what is made of it. `query` is checked as a caller's is. */
  readonly ask: Ask = async (endpoint, query) => {
    const handle = this.#handlers.get(endpoint);
    if (!handle) throw new Error(`Nothing answers ${endpoint.path}.`);
    return (await handle({ query: endpoint.query?.parse(query) } as Call<Endpoint>)) as never;
  };

  /** Answers one call of the contract with `handle`; what it returns goes out as JSON unless it is a Response. */
  on<Shape extends Endpoint>(endpoint: Shape, handle: (call: Call<Shape>) => Promise<Answer<Shape>>): void {
    this.#handlers.set(endpoint, handle as never);
    const route = createRoute(describe(endpoint));
    this.hono.openapi(route, (async (context: Context) => {
      if (!mayAccess({ kind: 'local' }, endpoint.access)) {
        throw new ApiError(403, 'unauthorised', 'You may look, but not change this.');
      }
      const valid = (part: 'param' | 'query' | 'header' | 'json') => context.req.valid(part as never);
      const answer = await handle({
        params: valid('param'),
        query: valid('query'),
        headers: valid('header'),
        body: valid('json'),
        actor: actorOf(context.req.header(ACTOR_HEADER)),
        context,
      } as Call<Shape>);
      if (answer instanceof Response) return answer;
      if (answer === null) return context.body(null, 204);
      return context.json(answer as object, endpoint.status === 201 ? 201 : 200);
    }) as never);
  }
}

function actorOf(header: string | undefined): string | null {
  if (header === undefined || header === '') return null;
  if (z.uuid().safeParse(header).success) return header;
  throw new ApiError(400, 'invalid-request', `${ACTOR_HEADER} must be the id of a person.`, {
    errors: [{ field: ACTOR_HEADER, message: 'Must be a UUID.' }],
  });
}

function describe(endpoint: Endpoint): RouteConfig {
  const { body, response } = endpoint;
  const request = {
    ...(endpoint.params ? { params: endpoint.params } : {}),
    ...(endpoint.query ? { query: endpoint.query } : {}),
    ...(endpoint.headers ? { headers: endpoint.headers } : {}),
    ...(body === undefined || body === 'rows'
      ? {}
      : { body: { required: true, content: { 'application/json': { schema: body } } } }),
  };
  const success =
    response === null
      ? { description: 'Done' }
      : typeof response === 'string'
        ? { description: endpoint.summary, content: { [response]: { schema: z.string() } } }
        : { description: endpoint.summary, content: { 'application/json': { schema: response } } };
  return {
    method: endpoint.method,
    path: endpoint.path,
    summary: endpoint.summary,
    ...descriptionOf(endpoint),
    tags: [endpoint.path.split('/')[1] ?? ''],
    ...(endpoint.access === 'write' ? { parameters: [{ $ref: '#/components/parameters/Actor' }] } : {}),
    request,
    responses: {
      [endpoint.status ?? 200]: success,
      ...(body === 'rows' && endpoint.access === 'write'
        ? { 202: { description: 'Taken; `Location` names the import to follow' } }
        : {}),
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  } as RouteConfig;
}

function descriptionOf({ body, description }: Endpoint): { description?: string } {
  if (description !== undefined) return { description };
  return body === 'rows' ? { description: `Body: rows as ${ROW_CONTENT_TYPES.join(', ')}.` } : {};
}

function invalidRequest(target: string, error: zod.ZodError): ApiError {
  const errors = error.issues.map((issue) => ({
    field: issue.path.length === 0 ? target : issue.path.join('.'),
    // A number that cannot be read is told in the reader's words, not the parser's.
    message: /expected number, received NaN/.test(issue.message) ? 'Must be a number.' : issue.message,
  }));
  const named = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return new ApiError(400, 'invalid-request', named, { errors });
}

function isMalformedJson(error: Error): boolean {
  return error.message.includes('Malformed JSON');
}

/** The store's two ways of refusing NUL: in a text, and escaped in JSON. */
function holdsUnstorable(error: Error): boolean {
  return 'code' in error && (error.code === '22021' || error.code === '22P05');
}
