import type { z } from 'zod';

/**
 * Who may call an endpoint; `server/access.ts` is the one place that decides whether a caller has it. *anyone*: what it
 * takes is itself the right to it, such as the token of a link.
 */
export type Access = 'read' | 'write' | 'anyone';

/** Content types in which rows can be sent to an import. */
export const ROW_CONTENT_TYPES = ['text/csv', 'application/x-ndjson', 'application/json'] as const;

interface EndpointShape {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Path below `/api/v1`, parameters in braces: `/imports/{id}`. */
  path: `/${string}`;
  summary: string;
  /** More than the summary, as Markdown. */
  description?: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Request headers that mean something to this endpoint, lower-case. */
  headers?: z.ZodObject;
  /** A JSON body, or `rows` for a streamed file in one of `ROW_CONTENT_TYPES`. */
  body?: z.ZodType | 'rows';
  /** Body of a success; `null` for none (204), a content type for what is not JSON. */
  response: z.ZodType | null | 'text/csv' | 'text/html' | 'text/event-stream';
  status?: 200 | 201 | 204;
}

/**
 * One call of the API: what it takes and answers. Routes, the web client, `/openapi.json` and the tests all read this
 * object, so that a path or a shape is written once.
 */
export function defineEndpoint<const Shape extends EndpointShape>(shape: Shape): Shape {
  return shape;
}

export type Endpoint = EndpointShape;
