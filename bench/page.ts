import { type Browser, chromium, type Page } from '@playwright/test';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { type Figure, spread } from './measure';
import { withStore } from './stores';

const NAVIGATIONS = 8;
const HOVERS = 300;

/**
 * The River of the sample company in a real browser: from navigation to the first figures and to the drawn chart, from
 * a press on a topic to the painted answer, and the longest time that pointing and scrolling block the page.
 */
export async function benchPage(port: number): Promise<Figure[]> {
  return withStore('pglite', async (place) => {
    const server = await startServer({ port, ...place, env: { EDDYLINE_SAMPLE: 'on' } });
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    try {
      const opened = await measureOpening(browser, server);
      const [filters, blocks] = await measureUse(browser, server);
      const worst = (index: number) =>
        Math.round(Math.max(...opened.slice(1).map((round) => round[index] as number)));
      const figure = (bench: string, rounds: number[][], summary: Record<string, number>): Figure => ({
        bench: `River of the sample company: ${bench}`,
        store: 'pglite',
        unit: 'ms',
        rounds,
        summary,
      });
      return [
        figure('navigation to figures, to chart', opened, { figuresWorst: worst(0), chartWorst: worst(1) }),
        figure('press on a topic to painted chart', [filters], spread([filters])),
        figure('longest block while pointing and scrolling', [blocks], {
          longest: Math.round(Math.max(0, ...blocks)),
          over50: blocks.length,
        }),
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}

async function openRiver(browser: Browser, server: ServerProcess): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(server.url, { waitUntil: 'commit' });
  return page;
}

/** Each navigation in a new context, so that nothing is cached. */
async function measureOpening(browser: Browser, server: ServerProcess): Promise<number[][]> {
  const rounds: number[][] = [];
  for (let round = 0; round < NAVIGATIONS; round++) {
    const began = performance.now();
    const page = await openRiver(browser, server);
    await page.waitForFunction(() => /\d/.test(document.querySelector('.river-figures')?.textContent ?? ''));
    const figures = performance.now() - began;
    await page.getByRole('slider').waitFor();
    rounds.push([figures, performance.now() - began]);
    await page.context().close();
  }
  return rounds;
}

async function measureUse(browser: Browser, server: ServerProcess): Promise<[number[], number[]]> {
  const page = await openRiver(browser, server);
  await page.locator('.movers-topic').first().waitFor();
  const filters: number[] = [];
  const topics = await page.locator('.movers-topic').count();
  for (let topic = 0; topic < topics; topic++) {
    filters.push(await pressTopic(page, topic));
    await page.waitForTimeout(300);
  }
  await page.evaluate(() => {
    const blocks: number[] = [];
    Object.assign(window, { blocks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) blocks.push(duration);
    }).observe({ type: 'longtask' });
  });
  const chart = await page.locator('.chart-surface').boundingBox();
  if (!chart) throw new Error('There is no chart.');
  for (let step = 0; step < HOVERS; step++) {
    const share = (step % 100) / 100;
    await page.mouse.move(chart.x + 60 + share * (chart.width - 80), chart.y + 80 + (step % 7) * 20);
    if (step % 10 === 0) await page.mouse.wheel(0, step % 20 === 0 ? 240 : -240);
  }
  await page.waitForTimeout(500);
  const blocks = await page.evaluate(() => (window as unknown as { blocks: number[] }).blocks);
  return [filters, blocks];
}

/** Milliseconds from a press on a topic's name to the frame in which its figures, and the chart with them, are painted. */
function pressTopic(page: Page, topic: number): Promise<number> {
  // No function is named in here: the loader of this script would call a helper that the page does not have.
  return page.evaluate(async (index) => {
    const before = document.querySelector('.river-figure-value')?.textContent;
    const began = performance.now();
    document.querySelectorAll<HTMLElement>('.movers-topic')[index]?.click();
    while (
      document.querySelector('.river-figure-value')?.textContent === before &&
      performance.now() - began < 5000
    ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - began;
  }, topic);
}
