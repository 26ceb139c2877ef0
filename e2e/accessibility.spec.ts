import { expect, type Page } from '@playwright/test';
import { MENTION_HEADER, mentionLines } from '../bench/mention-file';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { test } from './support/app';
import { axeOn } from './support/axe';
import { freePort } from './support/place';
import { newSampleDir, SAMPLE_ENV } from './support/sample-place';
import { sampleRows, voicePaths } from './support/sample-rows';

const PAGES = [
  '/',
  '/?view=table',
  '/campaigns',
  '/campaigns?state=ended',
  '/campaigns/compare',
  '/flow',
  '/flow?view=table',
  '/campaigns?dialog=new-campaign',
  '/campaigns?dialog=new-mark',
  '/threads',
  '/threads?q=network&state=waiting',
  '/decisions',
  '/reply-times?days=3660&by=source',
  '/settings/routing',
  '/settings/audit',
  '/flaws',
  '/voices?days=365',
  '/voices?show=all&days=365',
  '/imports',
  '/settings',
  '/settings/topics',
  '/settings/topics?topic=new&word=signal',
  '/settings/teams',
  '/settings/alerts',
  '/settings/digests',
  '/alerts',
  '/alerts?state=all',
  '/no-such-page',
];
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 360, height: 900 };
/** What lies over a page without a step in its address, by the keys that open it. */
const OVERLAYS = [
  { keys: 'Control+k', shows: 'Find or do' },
  { keys: '?', shows: 'Keyboard shortcuts' },
  { keys: null, shows: 'Who are you?' },
];
/** What axe may go on finding: the rule, where, and why it is right there. Nothing, so far. */
const EXCEPTIONS: readonly { rule: string; on: RegExp; why: string }[] = [];

test('axe finds nothing on any page, light and dark, wide and narrow, nor does the console', async ({
  browser,
  server,
}) => {
  test.setTimeout(600_000);
  await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: MENTION_HEADER + [...mentionLines(2000)].join(''),
  });
  const marks: { id: string }[] = [];
  for (const [kind, label] of [
    ['release', 'release 8.2'],
    ['incident', 'outage'],
    ['fix', 'fix 8.2.1'],
  ]) {
    marks.push(await added(server.url, '/marks', { kind, label, at: '2026-10-05T10:00:00Z' }));
  }
  const topic = await added(server.url, '/topics', { name: 'Coverage', query: 'signal' });
  const campaign = await added(server.url, '/campaigns', {
    name: 'Autumn',
    startAt: '2026-10-01T00:00:00Z',
    endExclusive: '2026-10-20T00:00:00Z',
    channels: ['twitter'],
    topics: [topic.id],
  });
  await added(server.url, '/people', { name: 'Mara Stein' });
  await added(server.url, '/teams', { name: 'Network' });
  await added(server.url, '/alert-rules', { name: 'Bursts', looksFor: { kind: 'spike', grain: 'day' } });
  await added(server.url, '/alert-channels', { kind: 'email', name: 'On call', to: ['ada@example.com'] });
  const spring = await added(server.url, '/campaigns', {
    name: 'Spring',
    startAt: '2026-04-01T00:00:00Z',
    endExclusive: '2026-04-20T00:00:00Z',
  });
  const series = await exposureId(server.url);
  const campaignPath = `/campaigns/${campaign.id}`;
  const compared = `/campaigns/compare?ids=${campaign.id},${spring.id}`;
  const voices = await voicePaths(server.url);
  const pages = [
    ...PAGES,
    compared,
    campaignPath,
    `${campaignPath}?measure=complaint-rate&per=${series}&control=exposure:${series}`,
    `/marks/${marks[0]?.id}`,
    ...voices,
  ];
  // What opens within a page.
  const opened = [
    { path: campaignPath, press: 'Add a mention', shows: 'Link of the mention' },
    { path: campaignPath, press: 'Add a rule', shows: 'Finds by' },
    { path: voices[0] as string, press: 'to a campaign…', shows: 'Campaign' },
  ];
  const found: string[] = [];
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(`${message.text()} ${message.location().url}`);
  });
  const look = async (what: string) => {
    found.push(...(await foundAtBothWidths(page, what)).map((words) => `${what}: ${words}`));
  };
  for (const path of pages) {
    await page.goto(server.url + path);
    await expect(page.locator('main')).not.toBeEmpty();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    if (path.includes('dialog='))
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
    await look(path);
  }
  for (const { path, press, shows } of opened) {
    await page.goto(server.url + path);
    await page.getByRole('button', { name: press }).first().click();
    await expect(page.getByLabel(shows, { exact: true }).first()).toBeVisible();
    await look(press);
  }
  for (const { keys, shows } of OVERLAYS) {
    await page.goto(`${server.url}/settings`);
    await expect(page.getByText('live', { exact: true })).toBeVisible();
    if (keys) await page.keyboard.press(keys);
    else await page.getByRole('button', { name: /^You are/ }).click();
    await expect(page.getByRole('dialog', { name: shows })).toBeVisible();
    await look(shows);
  }
  await context.close();
  expect(found).toEqual([]);
});

/** Imports a series of days, and answers its id. */
async function exposureId(url: string): Promise<string> {
  const days = Array.from({ length: 120 }, (_, day) =>
    new Date(Date.UTC(2026, 6, 1) + day * 86_400_000).toISOString().slice(0, 10),
  );
  await fetch(`${url}/api/v1/imports/exposure`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: `day,active_users\n${days.map((day, index) => `${day},${4000 + index}`).join('\n')}`,
  });
  const answer = await fetch(`${url}/api/v1/exposures`);
  const [series] = ((await answer.json()) as { items: { id: string }[] }).items;
  if (!series) throw new Error('No series was imported.');
  return series.id;
}

async function added(url: string, path: string, body: object): Promise<{ id: string }> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status, await response.clone().text()).toBe(201);
  return await response.json();
}

/** A page follows its window, so it is loaded once; it ends as wide as it began. */
async function foundAtBothWidths(page: Page, what: string): Promise<string[]> {
  const found = [...(await foundInBothSchemes(page, what)), ...(await foundSideways(page))];
  await page.setViewportSize(NARROW);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  const narrow = [...(await foundWhereNarrow(page, what)), ...(await foundSideways(page))];
  await page.setViewportSize(WIDE);
  return [...found, ...narrow.map((words) => `narrow: ${words}`)];
}

async function foundSideways(page: Page): Promise<string[]> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return overflow > 0 ? [`scrolls sideways by ${overflow} px`] : [];
}

/** Everything in light; in dark what a scheme can change, the contrast. */
async function foundInBothSchemes(page: Page, what: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await foundBy(axeOn(page), what);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await foundBy(axeOn(page).withRules(['color-contrast']), what);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light.map((words) => `light: ${words}`), ...dark.map((words) => `dark: ${words}`)];
}

/** Colours are the same at every width, and contrast is what takes longest to look at; targets are smallest here. */
function foundWhereNarrow(page: Page, what: string): Promise<string[]> {
  const rules = { 'color-contrast': { enabled: false }, 'target-size': { enabled: true } };
  return foundBy(axeOn(page, { rules }), what);
}

async function foundBy(axe: ReturnType<typeof axeOn>, what: string): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ id }) => !EXCEPTIONS.some(({ rule, on }) => rule === id && on.test(what)))
    .map(({ id, nodes: [node] }) => `${id} ${node?.target} ${node?.failureSummary}`);
}

/** Every dialog a page opens over itself: where, what is pressed (a button's name, or a key after `#`), its name. */
const DIALOGS: readonly {
  on: string;
  press: readonly (string | RegExp)[];
  shows: RegExp;
}[] = [
  { on: '/campaigns?dialog=mark:note', press: [], shows: /Add a mark/ },
  { on: 'campaignEdited', press: [], shows: /Change the campaign/ },
  { on: 'markEdited', press: [], shows: /Change the mark/ },
  { on: '/?why=stretch', press: [], shows: /What drove/ },
  { on: 'thread', press: ['correct…'], shows: /./ },
  { on: 'thread', press: ['to a campaign…'], shows: /./ },
  { on: 'thread', press: ['this is ours…'], shows: /./ },
  { on: 'thread', press: ['Not ours'], shows: /whose is it/i },
  { on: 'thread', press: ['#f'], shows: /Attach to a flaw/ },
  { on: '/flaws', press: ['New flaw'], shows: /New flaw/ },
  { on: '/flaws', press: ['Accept as a flaw'], shows: /Accept as a flaw/ },
  { on: '/flaws', press: ['Add to one on record'], shows: /Add to a flaw/ },
  { on: '/flaws', press: ['No flaw'], shows: /./ },
  { on: 'flaw', press: ['Edit'], shows: /Edit the flaw/ },
  { on: 'flaw', press: ['Merge into…'], shows: /Merge into another flaw/ },
  { on: 'flaw', press: ['Record a fix'], shows: /Record a fix/ },
  { on: 'flaw', press: ['Link'], shows: /Link to a tracker/ },
  { on: 'person', press: ['Erase…'], shows: /Erase/ },
  { on: 'person', press: ['Mark as partner…'], shows: /as a partner/ },
  { on: '/boards/starter', press: ['Make it yours', 'Add a card'], shows: /Add a card/ },
];

test.describe('over the sample company', () => {
  let sample: ServerProcess;
  let clear: () => void;
  test.beforeAll(async () => {
    test.setTimeout(300_000);
    const place = await newSampleDir();
    clear = place.clear;
    sample = await startServer({ port: await freePort(), dataDir: place.dataDir, env: SAMPLE_ENV });
  });
  test.afterAll(async () => {
    await sample?.stop();
    clear?.();
  });

  test('axe finds nothing on any dialog, light and dark, and each gives the focus back', async ({
    browser,
  }) => {
    test.setTimeout(300_000);
    const context = await browser.newContext({ viewport: WIDE });
    const page = await context.newPage();
    const rows: Record<string, string> = { ...(await sampleRows(sample.url)) };
    const found: string[] = [];
    for (const { on, press, shows } of DIALOGS) {
      await page.goto(sample.url + (rows[on] ?? on));
      await expect(page.getByRole('main').getByRole('heading', { level: 1 }).first()).toBeAttached();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      for (const each of press) {
        const key = typeof each === 'string' && each.startsWith('#') ? each.slice(1) : null;
        if (key === null) await page.getByRole('button', { name: each, exact: true }).first().click();
        else await page.keyboard.press(key);
      }
      const dialog = page.getByRole('dialog', { name: shows });
      await expect(dialog, `${on} ${press}`).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      found.push(
        ...(await foundInBothSchemes(page, `${on} ${press}`)).map((words) => `${on} ${press}: ${words}`),
      );
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      // What a key alone opened had nothing to give it back to.
      if (press.some((each) => !String(each).startsWith('#'))) {
        expect(await page.evaluate(() => document.activeElement !== document.body), `${on} ${press}`).toBe(
          true,
        );
      }
    }
    await context.close();
    expect(found).toEqual([]);
  });
});

test('the River keeps its place when data arrives', async ({ browser, server }) => {
  await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: MENTION_HEADER + [...mentionLines(2000)].join(''),
  });
  for (const width of [390, 1440]) {
    const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${server.url}/?range=all`);
    await expect(page.locator('.river-figures')).toContainText('2,000');
    await page.waitForTimeout(1000);
    const shifted = await page.evaluate(() =>
      (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
    );
    expect(shifted).toBeLessThan(0.02);
  }
});
