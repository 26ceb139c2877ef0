import { createView, deleteView, listViews, patchView, restoreView, type View } from '../../contract/views';
import type { EndpointRouter } from '../endpoint-router';
import { notFound } from '../problems';
import type { Services } from '../services';
import { publish } from '../stores/event.store';
import { knownActor } from '../stores/person.store';
import { insertView, listSavedViews, readView, updateView } from '../stores/view.store';
import { lastingPath } from './lasting-path';

export function routeViews(api: EndpointRouter, services: Services): void {
  const { db } = services;
  const tell = async () => {
    await publish(db, { name: 'views', data: {} }, services.now());
    services.feed.nudge();
  };
  const viewOr404 = async (id: string): Promise<View> => {
    const view = await readView(db, id);
    if (!view) throw notFound('saved view');
    return view;
  };

  api.on(listViews, async () => ({ items: await listSavedViews(db), nextCursor: null }));

  api.on(createView, async ({ body, actor }) => {
    const id = crypto.randomUUID();
    const path = await lastingPath(services, body.path);
    await insertView(db, { id, name: body.name, path, actor: await knownActor(db, actor) }, services.now());
    await tell();
    return viewOr404(id);
  });

  api.on(patchView, async ({ params, body }) => {
    await viewOr404(params.id);
    await updateView(db, params.id, body);
    await tell();
    return viewOr404(params.id);
  });

  api.on(deleteView, async ({ params }) => {
    await viewOr404(params.id);
    await updateView(db, params.id, { removed_at: services.now() });
    await tell();
    return null;
  });

  api.on(restoreView, async ({ params }) => {
    if (!(await updateView(db, params.id, { removed_at: null }))) throw notFound('saved view');
    await tell();
    return viewOr404(params.id);
  });
}
