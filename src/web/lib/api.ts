import type { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint';
import type { Problem } from '../../contract/problem';
import { actorHeaders } from './actor';
import { chosenRiver } from './river-choice';

type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
export type AnswerOf<Shape extends Endpoint> = Shape['response'] extends z.ZodType
  ? z.output<Shape['response']>
  : null;

/** The parts of a call, in the contract's own types. */
export interface CallParts<Shape extends Endpoint> {
  params?: InputOf<Shape['params']>;
  query?: InputOf<Shape['query']>;
  body?: InputOf<Shape['body']> | Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** A refusal of the server, in its own words; `problem` is RFC 9457. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** The address of a call, with its parameters and the river the reader looks at. */
export function endpointUrl(
  endpoint: Pick<Endpoint, 'path'>,
  params: object | undefined,
  query: object | undefined,
): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) search.append(name, String(item));
    }
  }
  const river = chosenRiver();
  if (river !== null) search.set('river', river);
  const asked = search.toString();
  return `/api/v1${path}${asked === '' ? '' : `?${asked}`}`;
}

/**
 * Calls the API as the contract says. Throws an `ApiProblem` when the server refuses and a plain Error with a sentence
 * for the reader when it cannot be reached.
 */
export async function callEndpoint<Shape extends Endpoint>(
  endpoint: Shape,
  { params, query, body, headers, signal }: CallParts<Shape> = {},
): Promise<AnswerOf<Shape>> {
  const response = await reach(endpointUrl(endpoint, params, query), {
    method: endpoint.method.toUpperCase(),
    ...(signal ? { signal } : {}),
    ...bodyOf(body, { ...actorHeaders(endpoint.method), ...headers }),
  });
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? null : await response.json()) as AnswerOf<Shape>;
}

/** The server's refusal as an error; an answer that is no problem document gets a plain one. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const given = (await response.json().catch(() => null)) as Problem | null;
  if (given && typeof given.title === 'string') return new ApiProblem(given);
  return new ApiProblem({
    type: 'about:blank',
    title: `The server answered ${response.status}`,
    status: response.status,
  });
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  await turnToAsk();
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Error('The server cannot be reached. Is it running, and are you connected?');
  }
}

/** Requests that start in one task of the browser. */
const ASKED_AT_ONCE = 3;
let asked = 0;
let turn: Promise<void> = Promise.resolve();

/** Asking takes a slow phone some milliseconds each time: a page asks a few at a time, and a tap comes in between. */
function turnToAsk(): Promise<void> {
  asked += 1;
  if (asked % ASKED_AT_ONCE === 0) turn = turn.then(() => new Promise((resolve) => setTimeout(resolve)));
  return turn;
}

function bodyOf(body: unknown, headers: Record<string, string>): RequestInit {
  if (body === undefined) return { headers };
  if (body instanceof Blob) return { body, headers };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
}
