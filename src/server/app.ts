import { Hono } from 'hono';
import { type Door, guardDoor, sendSecurityHeaders } from './door';
import { EndpointRouter } from './endpoint-router';
import { problemResponse } from './problems';
import { routeCurrents } from './routes/currents.route';
import { routeHealth } from './routes/health.route';
import { routeImports } from './routes/imports.route';
import { routePaddling } from './routes/paddling.route';
import { routeSettings } from './routes/settings.route';
import { routeStream } from './routes/stream.route';
import { routeUpkeep } from './routes/upkeep.route';
import type { Services } from './services';

export const API_BASE = '/api/v1';

/**
 * The API as one `fetch(Request) → Response`, the same in Node, in a browser and in tests. `door` is `null` only where
 * no network stands before it (the page's own mock).
 */
export function createApp(services: Services, door: Door | null): Hono {
  const api = new EndpointRouter();
  for (const route of [
    routeHealth,
    routeCurrents,
    routePaddling,
    routeImports,
    routeSettings,
    routeUpkeep,
    routeStream,
  ]) {
    route(api, services);
  }
  api.hono.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Eddyline', version: services.version, description: 'One river: currents and paddling.' },
    servers: [{ url: API_BASE }],
  });
  const app = new Hono();
  app.use(sendSecurityHeaders);
  if (door) app.use(guardDoor(door));
  app.route(API_BASE, api.hono);
  app.notFound((context) =>
    problemResponse(404, 'not-found', `There is nothing at ${context.req.method} ${context.req.path}.`),
  );
  return app;
}
