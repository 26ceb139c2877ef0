import path from 'node:path';
import type { SentimentEngine } from '../../domain/text/sentiment-score';
import { runAlerts } from '../alerts/run-alerts';
import { createApp } from '../app';
import type { Db } from '../db/database';
import type { Door } from '../door';
import { EventFeed } from '../event-feed';
import { keepUpFlaws } from '../flaw/watch-flaws';
import { runTopicBuilds } from '../ingest/build-topics';
import { runZoneChange } from '../ingest/change-zone';
import { runRerouting } from '../ingest/reroute-threads';
import { prepareRescoring, runRescoring } from '../ingest/rescore-history';
import { runBulk } from '../ingest/run-bulk';
import { ApiError, asResponse } from '../problems';
import type { Services } from '../services';
import { hasUnfinished } from '../stores/bulk.store';
import { pruneEvents } from '../stores/event.store';
import { hasImports, interruptRunningImports } from '../stores/import.store';
import { walkReached } from '../stores/routing-walk.store';
import { hasTopicWork } from '../stores/topic-version.store';
import { buildingZone } from '../stores/zone.store';
import { runTracker } from '../tracker/run-tracker';
import type { Config } from './config';
import { fillWithSample } from './fill-with-sample';
import { githubApi } from './github-api';
import { mailServerOf, openMessenger } from './messenger';
import { openOutgoing, openOutgoingSocket } from './outgoing';
import { drawPicture } from './picture';
import { openStore, type RiverName } from './river-store';
import { spoolInto } from './spool';
import { tendStore } from './tend-store';

interface OpenRiver {
  db: Db;
  fetch(request: Request): Response | Promise<Response>;
}

export interface RiverHost {
  fetch(request: Request): Promise<Response>;
  /** Where a short link leads, in whichever river it was made; `null` when in none. */
  followLink(request: Request): Promise<Response | null>;
  /** Ends work after the batch at hand, waits for it and closes the stores. */
  close(): Promise<void>;
}

export interface HostOptions {
  config: Config;
  dataDir: string;
  version: string;
  door: Door;
  engine: SentimentEngine;
  say(line: string): void;
  /** An embedded store died: nothing more can be answered. */
  onFailure(error: Error): void;
}

/**
 * Hosts the API over one or two rivers: the real one, and beside it the sample company's unless that is off. A call
 * names its river by `?river=`; without it the real one answers once it holds anything. Imports always go to the real.
 */
export async function openRiverHost(options: HostOptions): Promise<RiverHost> {
  const { config } = options;
  const stopping = new AbortController();
  const background = new Set<Promise<void>>();
  const rivers = new Map<RiverName, Promise<OpenRiver>>();
  let realHolds = false;
  const withSample = config.EDDYLINE_SAMPLE === 'on';

  const clocks: NodeJS.Timeout[] = [];
  const allowed = config.EDDYLINE_ALLOW_PRIVATE;
  const outgoing = openOutgoing({ allowed });
  const tracker = githubApi(
    { token: config.EDDYLINE_GITHUB_TOKEN, api: config.EDDYLINE_GITHUB_API, version: options.version },
    outgoing,
  );
  const messenger = openMessenger(outgoing, openOutgoingSocket({ allowed }), mailServerOf(config));

  const river = (name: RiverName): Promise<OpenRiver> => {
    const known = rivers.get(name);
    if (known) return known;
    const opening = openRiver(name);
    rivers.set(name, opening);
    return opening;
  };

  const openRiver = async (name: RiverName): Promise<OpenRiver> => {
    const store = await openStore(config, options.dataDir, name, options.onFailure);
    const services: Services = {
      db: store.db,
      now: clockOf(config),
      version: options.version,
      storeKind: store.kind,
      river: name,
      rivers: async () => ({ sample: withSample, real: realHolds }),
      engine: options.engine,
      feed: new EventFeed(store.db, store.kind === 'postgres'),
      tracker,
      messenger,
      picture: drawPicture,
      origin: config.EDDYLINE_PUBLIC_URL ?? `http://localhost:${config.PORT}`,
      isPublic: config.EDDYLINE_PUBLIC_URL !== undefined,
      spool: spoolInto(path.join(options.dataDir, 'uploads')),
      stopping: stopping.signal,
      inBackground: (work) => {
        const held = work
          .catch((error: unknown) => console.error(error))
          .finally(() => background.delete(held));
        background.add(held);
      },
    };
    await interruptRunningImports(store.db);
    await pruneEvents(store.db, services.now());
    // Before the sample is filled: what is scored by this engine from the start is no change.
    const isRescoring = await prepareRescoring(services);
    if (name === 'sample') await fillWithSample(services, options.say);
    if (await buildingZone(store.db)) services.inBackground(runZoneChange(services));
    if (await hasUnfinished(store.db)) services.inBackground(runBulk(services));
    if ((await walkReached(store.db)) !== undefined) services.inBackground(runRerouting(services));
    if (await hasTopicWork(store.db)) services.inBackground(runTopicBuilds(services));
    if (isRescoring) services.inBackground(runRescoring(services));
    clocks.push(...startClocks(services));
    const app = createApp(services, options.door);
    return { db: store.db, fetch: (request) => app.fetch(request) };
  };

  const open = withSample ? await Promise.all([river('sample'), river('real')]) : [await river('real')];
  realHolds = await hasImports((open.at(-1) as OpenRiver).db);

  return {
    async fetch(request) {
      const url = new URL(request.url);
      const asked = url.searchParams.get('river');
      if (asked !== null && asked !== 'real' && !(asked === 'sample' && withSample)) {
        return asResponse(new ApiError(404, 'not-found', `There is no river ${asked} here.`).problem);
      }
      const isImport = /\/imports(\/|$)/.test(url.pathname);
      const byDefault = withSample && !realHolds ? 'sample' : 'real';
      const name: RiverName =
        isImport || asked === 'real' ? 'real' : asked === 'sample' ? 'sample' : byDefault;
      const answer = await (await river(name)).fetch(request);
      if (isImport && request.method === 'POST' && answer.ok)
        realHolds ||= await hasImports((await river('real')).db);
      return answer;
    },
    async followLink(request) {
      for (const name of rivers.keys()) {
        const answer = await (await river(name)).fetch(request);
        if (answer.status !== 404) return answer;
      }
      return null;
    },
    async close() {
      stopping.abort();
      for (const clock of clocks) clearInterval(clock);
      await Promise.allSettled([...background]);
      for (const opening of rivers.values()) await (await opening).db.destroy();
    },
  };
}

/** What the clock asks for while a river is open, now and again. */
function startClocks(services: Services): NodeJS.Timeout[] {
  const every = (minutes: number, work: (services: Services) => Promise<void>) => {
    services.inBackground(work(services));
    return setInterval(() => services.inBackground(work(services)), minutes * 60_000);
  };
  return [every(1, tendStore), every(10, keepUpFlaws), every(1, runTracker), every(1, runAlerts)];
}

function clockOf(config: Config): () => Date {
  const { EDDYLINE_NOW } = config;
  return EDDYLINE_NOW === undefined ? () => new Date() : () => new Date(EDDYLINE_NOW);
}
