import { z } from 'zod';
import { instant } from './common';
import { defineEndpoint } from './endpoint';
import { appPath } from './links';
import { actorSchema } from './teams';

const name = z.string().trim().min(1).max(100);
const byId = z.object({ id: z.uuid() });

/** A view kept under a name, for everybody: what it shows is its address. */
export const viewSchema = z.object({
  id: z.uuid(),
  name,
  /** The page and its state; names its river where there are two. */
  path: z.string(),
  actor: actorSchema,
  createdAt: instant,
});
export type View = z.output<typeof viewSchema>;

export const listViews = defineEndpoint({
  method: 'get',
  path: '/views',
  summary: 'Saved views by name',
  access: 'read',
  response: z.object({ items: z.array(viewSchema), nextCursor: z.null() }),
});

export const createView = defineEndpoint({
  method: 'post',
  path: '/views',
  summary: 'Save a view under a name, for everybody',
  access: 'write',
  body: z.object({ name, path: appPath }),
  response: viewSchema,
  status: 201,
});

export const patchView = defineEndpoint({
  method: 'patch',
  path: '/views/{id}',
  summary: 'Rename a saved view',
  access: 'write',
  params: byId,
  body: z.object({ name }),
  response: viewSchema,
});

export const deleteView = defineEndpoint({
  method: 'delete',
  path: '/views/{id}',
  summary: 'Remove a saved view; it can be brought back',
  access: 'write',
  params: byId,
  response: null,
  status: 204,
});

export const restoreView = defineEndpoint({
  method: 'post',
  path: '/views/{id}/restore',
  summary: 'Bring back a saved view that was removed',
  access: 'write',
  params: byId,
  response: viewSchema,
});
