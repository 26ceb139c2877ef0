import type { Context } from 'hono';
import { createLink, getLink } from '../../contract/links';
import { LINK_ID } from '../../domain/link-id';
import type { EndpointRouter } from '../endpoint-router';
import { notFound, problemResponse } from '../problems';
import type { Services } from '../services';
import { putLink, readLink } from '../stores/link.store';
import { lastingPath } from './lasting-path';

export function routeLinks(api: EndpointRouter, services: Services): void {
  const { db } = services;

  api.on(createLink, async ({ body }) => putLink(db, await lastingPath(services, body.path), services.now()));

  api.on(getLink, async ({ params }) => {
    const link = await readLink(db, params.id);
    if (!link) throw notFound('link');
    return link;
  });
}

/** Answers `/s/{id}` by leading to the view; 404 where no such link was made. */
export function followLink({ db }: Services): (context: Context) => Promise<Response> {
  return async (context) => {
    const id = context.req.param('id') ?? '';
    const link = LINK_ID.test(id) ? await readLink(db, id) : null;
    if (!link) return problemResponse(404, 'not-found', 'There is no short link of this name.');
    return context.redirect(link.path, 302);
  };
}
