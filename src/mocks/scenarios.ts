import { sql } from 'kysely';
import type { Backend } from './backend';

/** Named situations to develop against, chosen by `?scenario=`. */
export const SCENARIOS = [
  'slow',
  'server-error',
  'empty',
  'storm',
  'offline',
  'signed-out',
  'partial-history',
] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export interface Scenario {
  /** Start from an empty store instead of the sample company. */
  empty?: boolean;
  /** Prepares the store once, before the page's first request. */
  prepare?(backend: Backend): Promise<void>;
  /** Answers instead of the app, or `null` to let it answer. */
  intercept?(request: Request): Promise<Response | null>;
}

const SLOW_MS = 2000;
const STORM_EVERY_MS = 250;

const scenarios: Record<ScenarioName, Scenario> = {
  slow: {
    async intercept() {
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      return null;
    },
  },
  'server-error': { intercept: async () => problem(500, 'internal', 'Something went wrong here') },
  'signed-out': { intercept: async () => problem(401, 'unauthorised', 'Sign in to go on') },
  offline: { intercept: async () => Response.error() },
  empty: { empty: true },
  storm: {
    async prepare(backend) {
      let number = 0;
      setInterval(() => {
        number++;
        void backend.fetch(stormImport(number, backend.services.now()));
      }, STORM_EVERY_MS);
    },
  },
  'partial-history': {
    async prepare({ db }) {
      await sql`update coverage set "from" = "from" + ("to" - "from") / 2`.execute(db);
    },
  },
};

/** The scenario a page address asks for; unknown names are none. */
export function scenarioOf(search: string): Scenario {
  const name = new URLSearchParams(search).get('scenario');
  return SCENARIOS.find((known) => known === name) ? scenarios[name as ScenarioName] : {};
}

function stormImport(number: number, now: Date): Request {
  const rows = Array.from({ length: 20 }, (_, index) =>
    JSON.stringify({
      id: `storm-${number}-${index}`,
      at: new Date(now.getTime() - index * 60_000).toISOString(),
      text: `No signal again, minute ${number}, what is going on?`,
      author: `storm_${index}`,
      source: 'bluesky',
    }),
  );
  return new Request(new URL('/api/v1/imports/mentions', location.origin), {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: rows.join('\n'),
  });
}

function problem(status: number, type: string, title: string): Response {
  return new Response(
    JSON.stringify({ type: `/problems/${type}`, title, status, detail: 'This is a scenario.' }),
    {
      status,
      headers: { 'content-type': 'application/problem+json' },
    },
  );
}
