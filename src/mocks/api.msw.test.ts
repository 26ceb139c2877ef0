import { setupServer } from 'msw/node';
import { afterAll } from 'vitest';
import { apiCases } from '../server/cases/api.case';
import { appsOverOneStore, type Host, newPGliteStore } from '../server/testing/test-app';
import { apiHandlers } from './handlers';

/** The development host: the same suite, each request handed over by MSW. */
const throughMsw: Host = (appFetch) => {
  const server = setupServer(...apiHandlers(appFetch, {}));
  server.listen({ onUnhandledRequest: 'error' });
  return { fetch: (request) => fetch(request), close: () => server.close() };
};
const { open, close } = appsOverOneStore(newPGliteStore, throughMsw);
afterAll(close);

apiCases(open, { door: false });
