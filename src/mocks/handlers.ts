import { http } from 'msw';
import type { Scenario } from './scenarios';

/** The one handler: every API call goes to the server's own app, behind the scenario's interception. */
export function apiHandlers(fetch: (request: Request) => Response | Promise<Response>, scenario: Scenario) {
  return [
    http.all('*/api/*', async ({ request }) => (await scenario.intercept?.(request)) ?? fetch(request)),
  ];
}
