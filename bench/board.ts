import { type Browser, chromium } from '@playwright/test';
import type { Board } from '../src/contract/boards';
import type { Campaign } from '../src/contract/campaigns';
import type { Topic } from '../src/contract/topics';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { built, type Figure, type StoreKind, send, spread } from './measure';
import { fillStore, openThreads, STORED, withStore } from './stores';

const NAVIGATIONS = 9;
const NOW = '2026-11-18T18:00:00Z';
/** About a tenth, a tenth, a hundredth and a thousandth of all. */
const QUERIES = ['"number 12*"', '"number 34*"', '"number 567*"', '"number 8901*"'];

/** A board of 12 cards, each of another kind or topic, over a million mentions: from navigation until all is painted. */
export async function benchBoard(kind: StoreKind, port: number): Promise<Figure[]> {
  return withStore(kind, async (place) => {
    await fillStore(place);
    await openThreads(place);
    const server = await startServer({ port, ...place, env: { EDDYLINE_NOW: NOW } });
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    try {
      const board = await makeBoard(server);
      const rounds: Opened[] = [];
      for (let round = 0; round < NAVIGATIONS; round++)
        rounds.push(await openBoard(browser, `${server.url}/boards/${board.id}`));
      const [first, ...warm] = rounds as [Opened, ...Opened[]];
      console.log(warm.at(-1)?.slowest.join('\n'));
      return [
        {
          bench: `a board of ${board.cards.length} cards over ${STORED} mentions, navigation to all painted`,
          store: kind,
          unit: 'ms',
          rounds: [rounds.map(({ ms }) => ms)],
          summary: {
            ...spread([warm.map(({ ms }) => ms)]),
            first: Math.round(first.ms),
            requests: Math.max(...rounds.map(({ requests }) => requests)),
          },
        },
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}

export async function makeBoard(server: ServerProcess): Promise<Board> {
  const topics: string[] = [];
  for (const [index, query] of QUERIES.entries()) {
    const topic = await send<Topic>(server, 'POST', '/topics', { name: `Numbers ${index + 1}`, query });
    await built(server, topic.id);
    topics.push(topic.id);
  }
  const campaign = await send<Campaign>(server, 'POST', '/campaigns', {
    name: 'Autumn',
    startAt: '2026-10-26T00:00:00Z',
    endExclusive: '2026-11-09T00:00:00Z',
    topics: topics.slice(0, 1),
  });
  const all = { topic: null, source: [] };
  const cards = [
    { kind: 'figure', measure: 'volume', ...all },
    { kind: 'figure', measure: 'net-sentiment', ...all, topic: topics[0] },
    { kind: 'figure', measure: 'complaints', ...all, topic: topics[1] },
    { kind: 'figure', measure: 'negative', ...all, topic: topics[2] },
    { kind: 'currents', ...all, width: 2, height: 2 },
    { kind: 'voices', ...all, sentiment: null, width: 2, height: 2 },
    { kind: 'movers', source: [], width: 2, height: 2 },
    { kind: 'share', topics, among: null, source: [], height: 2 },
    { kind: 'spikes', topic: null },
    { kind: 'campaign', campaignId: campaign.id },
    { kind: 'flaws', topic: null },
    { kind: 'flow', topic: null, team: null, width: 2, height: 2 },
  ];
  return send<Board>(server, 'POST', '/boards', {
    name: 'Twelve',
    days: 28,
    cards: cards.map((card, index) => ({ width: 1, height: 1, id: `card-${index}`, ...card })),
  });
}

interface Opened {
  ms: number;
  /** Calls of the API, of the page around the board, too. */
  requests: number;
  /** Each call with when it began and how long it took. */
  slowest: string[];
}

/** In a new context, so that nothing is cached. */
export async function openBoard(browser: Browser, url: string): Promise<Opened> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 2400 } })).newPage();
  const began = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(
    () =>
      document.querySelectorAll('.board-grid .board-card').length === 12 &&
      document.querySelector('#main [aria-busy="true"]') === null,
    undefined,
    { polling: 'raf' },
  );
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
  const ms = performance.now() - began;
  const calls = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.includes('/api/'))
      .map(({ name, startTime, duration }) => ({ name, startTime, duration })),
  );
  await page.context().close();
  return {
    ms,
    requests: calls.length,
    slowest: calls
      .sort((a, b) => b.duration - a.duration)
      .map(
        ({ name, startTime, duration }) =>
          `${Math.round(duration)} ms from ${Math.round(startTime)}: ${new URL(name).pathname}${new URL(name).search}`,
      ),
  };
}
