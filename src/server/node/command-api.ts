import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../../contract/problem';
import { readConfig } from './config';
import { openDataDir } from './data-dir';
import { openRiverHost } from './river-host';
import { openSentimentEngine } from './sentiment-engine';
import { acquireStoreLock, readStoreLock } from './store-lock';

/** The folder that holds package.json, from the built command line as from its source. */
export const PROJECT_ROOT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../..' : '../..', import.meta.url),
);

/** A way to the API: through the living server, or over the store opened here. */
export interface Api {
  call(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** The API of the living server, or of the store opened here where none lives; throws while one is still opening it. */
export async function openApi(): Promise<Api> {
  const dataDir = openDataDir(process.env, PROJECT_ROOT);
  const holder = await readStoreLock(dataDir);
  if (holder !== null) {
    const { address, token } = holder;
    if (address === null) throw new Error('The server is still opening its store; try again in a moment.');
    return {
      call: (at, init) => fetch(`${address}${withRiver(at)}`, withToken(init, token)),
      close: async () => {},
    };
  }
  const lock = await acquireStoreLock(dataDir);
  const config = { ...readConfig(process.env), EDDYLINE_SAMPLE: 'off' as const };
  const { version } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const host = await openRiverHost({
    config,
    dataDir,
    version,
    door: { port: config.PORT, token: lock.token, publicOrigin: null },
    engine: openSentimentEngine(PROJECT_ROOT),
    say: console.error,
    onFailure: (error) => {
      console.error(error.message);
      process.exit(1);
    },
  });
  return {
    call: async (at, init) =>
      host.fetch(new Request(`http://localhost:${config.PORT}${withRiver(at)}`, init)),
    async close() {
      await host.close();
      await lock.release();
    },
  };
}

/** The command line speaks of the real river; the sample company needs no commands. */
function withRiver(at: string): string {
  return `${at}${at.includes('?') ? '&' : '?'}river=real`;
}

function withToken(init: RequestInit | undefined, token: string): RequestInit {
  return { ...init, headers: { ...init?.headers, authorization: `Bearer ${token}` } };
}

/** What a call answers; throws what it was refused for. */
export async function json<Answer>(api: Api, at: string, init?: RequestInit): Promise<Answer> {
  const response = await api.call(at, init);
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Answer;
}

/** Why a call was refused, as an error. */
export async function problemOf(response: Response): Promise<Error> {
  const problem = (await response.json().catch(() => null)) as Problem | null;
  return new Error(
    problem ? `${problem.title}: ${problem.detail ?? ''}` : `The server answered ${response.status}.`,
  );
}
