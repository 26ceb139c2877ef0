import { z } from 'zod';
import { readAppPath } from '../domain/app-path';
import { LINK_ID } from '../domain/link-id';
import { instant } from './common';
import { defineEndpoint } from './endpoint';

/** A page of this app with its state: `/threads?state=open`; never another origin, the API or a file. */
export const appPath = z.string().transform((text, context) => {
  const read = readAppPath(text);
  if (read.ok) return read.path;
  context.addIssue({ code: 'custom', message: read.message });
  return z.NEVER;
});

const linkId = z.string().regex(LINK_ID, 'Ten letters and digits, or some more.');

export const linkSchema = z.object({
  /** `/s/{id}` leads there. */
  id: linkId,
  /** The page and its state; names its river where there are two. */
  path: z.string(),
  createdAt: instant,
});
export type Link = z.output<typeof linkSchema>;

export const createLink = defineEndpoint({
  method: 'post',
  path: '/links',
  summary: 'The short form of a view’s address; the same view has the same, and it lasts',
  access: 'write',
  body: z.object({ path: appPath }),
  response: linkSchema,
});

export const getLink = defineEndpoint({
  method: 'get',
  path: '/links/{id}',
  summary: 'Where a short link leads',
  access: 'read',
  params: z.object({ id: linkId }),
  response: linkSchema,
});
