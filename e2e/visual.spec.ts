import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { freePort } from './support/place';
import { newSampleDir, SAMPLE_ENV, SAMPLE_NOW } from './support/sample-place';
import { type SampleRows, sampleRows } from './support/sample-rows';

const ROOT = path.resolve(import.meta.dirname, '..');
const MADE_WITH = path.join(import.meta.dirname, 'pictures/made-with.json');
const MAKE = 'npm run -s pictures';
/** Glyphs that Inter lacks are drawn by the machine's own fonts: their widths tell which. */
const FOREIGN = '→▲▽≈✓✦ ع א Ж 漢';
/** Drawn smaller than they are: words can still be read, and all pictures together stay under 6 MB. */
const WIDTHS = [
  { width: 1440, height: 900, scale: 0.5 },
  { width: 390, height: 844, scale: 0.75 },
];
const PAGES = (rows: SampleRows): Record<string, string> => ({
  river: '/',
  boards: '/boards',
  board: '/boards/starter',
  campaigns: '/campaigns',
  campaign: rows.campaign,
  compare: rows.compared,
  mark: rows.mark,
  threads: '/threads',
  thread: rows.thread,
  decisions: '/decisions',
  'reply-times': '/reply-times',
  flaws: '/flaws',
  flaw: rows.flaw,
  flow: '/flow',
  voices: '/voices',
  person: rows.person,
  alerts: '/alerts?state=all',
  imports: '/imports',
  settings: '/settings',
  topics: '/settings/topics?topic=new&word=signal',
  teams: '/settings/teams',
  routing: '/settings/routing',
  'alert-settings': '/settings/alerts',
  audit: '/settings/audit',
});

/**
 * Pictures of every page and of every component, compared with those in `e2e/pictures`. Text is drawn a little otherwise
 * by another Chromium or with other fonts: there they are not compared, and `npm run pictures` makes new ones.
 */
test.describe('looks as it did', () => {
  let server: ServerProcess;
  let components: ChildProcess;
  let componentsUrl = '';
  let clear: () => void;
  let rows: SampleRows;

  test.beforeAll(async ({ browser }, info) => {
    test.setTimeout(420_000);
    const here = await machineOf(browser);
    const isMaking = info.config.updateSnapshots === 'all' || info.config.updateSnapshots === 'changed';
    if (isMaking) {
      mkdirSync(path.dirname(MADE_WITH), { recursive: true });
      writeFileSync(MADE_WITH, `${JSON.stringify(here, null, 2)}\n`);
    }
    const made = existsSync(MADE_WITH) ? JSON.parse(readFileSync(MADE_WITH, 'utf8')) : null;
    const reason = `The pictures were made with ${JSON.stringify(made)}, this is ${JSON.stringify(here)}; ${MAKE} makes new ones.`;
    const isOther = JSON.stringify(made) !== JSON.stringify(here);
    if (isOther) console.log(reason);
    test.skip(isOther, reason);
    const place = await newSampleDir();
    clear = place.clear;
    server = await startServer({ port: await freePort(), dataDir: place.dataDir, env: SAMPLE_ENV });
    rows = await sampleRows(server.url);
    const port = await freePort();
    componentsUrl = `http://localhost:${port}/dev/ui`;
    components = spawn(process.execPath, [path.join(ROOT, 'scripts/dev.mjs'), '--port', String(port)], {
      env: { ...process.env, EDDYLINE_API: server.url },
      stdio: 'inherit',
    });
    const answers = () =>
      fetch(componentsUrl)
        .then((response) => response.status)
        .catch(() => 0);
    await expect.poll(answers, { timeout: 120_000 }).toBe(200);
  });
  test.afterAll(async () => {
    components?.kill('SIGTERM');
    await server?.stop();
    clear?.();
  });

  for (const viewport of WIDTHS) {
    test(`every page, ${viewport.width} px wide, light and dark`, async ({ browser }) => {
      test.setTimeout(600_000);
      const page = await newPage(browser, viewport);
      for (const [name, at] of Object.entries(PAGES(rows))) {
        await page.goto(server.url + at);
        await expect(page.getByText('live', { exact: true })).toBeAttached();
        await settled(page);
        await compareInBothSchemes(page, `${name}-${viewport.width}`, (picture) =>
          expect.soft(page).toHaveScreenshot(picture),
        );
      }
      await page.context().close();
    });

    test(`every component, ${viewport.width} px wide, light and dark`, async ({ browser }) => {
      test.setTimeout(300_000);
      const page = await newPage(browser, viewport);
      await page.goto(componentsUrl);
      const gallery = page.locator('.gallery');
      await expect(gallery.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 120_000 });
      await still(page);
      await compareInBothSchemes(page, `components-${viewport.width}`, (picture) =>
        expect.soft(gallery).toHaveScreenshot(picture),
      );
      await page.context().close();
    });
  }
});

/** On the evening of the sample company, past the first choice, without motion. */
async function newPage(browser: Browser, { scale, ...viewport }: (typeof WIDTHS)[number]): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(SAMPLE_NOW);
  await page.addInitScript(() => localStorage.setItem('eddyline-first-choice', 'made'));
  return page;
}

/** The heading is there, nothing is on its way any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1').first()).toBeAttached();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await still(page);
}

/** Fonts are drawn and nothing changes. Components are shown loading, too: there something always waits. */
async function still(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  let before = '';
  await expect
    .poll(
      async () => {
        const now = await page.evaluate(() => document.body.innerHTML);
        const isSame = now === before;
        before = now;
        return isSame;
      },
      { intervals: [250] },
    )
    .toBe(true);
}

async function compareInBothSchemes(
  page: Page,
  name: string,
  compare: (picture: string) => Promise<void>,
): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor))
      .toBe(scheme === 'light' ? 'rgb(246, 248, 250)' : 'rgb(10, 17, 29)');
    await compare(`${name}-${scheme}.png`);
  }
}

/** What decides how text is drawn: Chromium's major version and the widths of glyphs in the machine's fonts. */
async function machineOf(browser: Browser): Promise<{ chromium: string; glyphs: string }> {
  const page = await browser.newPage();
  const widths = await page.evaluate((text) => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) return [];
    context.font = '100px system-ui, sans-serif';
    return [...text].map((glyph) => Math.round(context.measureText(glyph).width));
  }, FOREIGN);
  await page.close();
  return { chromium: browser.version().split('.')[0] as string, glyphs: widths.join(' ') };
}
