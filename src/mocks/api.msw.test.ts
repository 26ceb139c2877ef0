import { setupServer } from 'msw/node';
import { apiCases } from '../server/cases/api.case';
import { openHostedApp } from '../server/testing/test-app';
import { apiHandlers } from './handlers';

/** The development host: the same suite, each request handed over by MSW. */
const openMswApp = openHostedApp((appFetch) => {
  const server = setupServer(...apiHandlers(appFetch, {}));
  server.listen({ onUnhandledRequest: 'error' });
  return { fetch: (request) => fetch(request), close: () => server.close() };
});

apiCases(openMswApp, { door: false });
