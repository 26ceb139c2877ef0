import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { MENTION_HEADER, mentionLines } from '../bench/mention-file';
import { test } from './support/app';

const PAGES = [
  '/',
  '/?view=table',
  '/campaigns',
  '/campaigns?dialog=new-campaign',
  '/campaigns?dialog=new-mark',
  '/imports',
  '/settings',
  '/settings/topics',
  '/settings/teams',
];
/** What lies over a page without a step in its address, by the keys that open it. */
const OVERLAYS = [
  { keys: 'Control+k', shows: 'Find or do' },
  { keys: '?', shows: 'Keyboard shortcuts' },
];
const SERIOUS = ['serious', 'critical'];

test('axe finds nothing serious on any page or dialog, light and dark, wide and narrow, nor does the console', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000);
  await fetch(`${server.url}/api/v1/imports/mentions`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: MENTION_HEADER + [...mentionLines(2000)].join(''),
  });
  for (const [kind, label] of [
    ['release', 'release 8.2'],
    ['incident', 'outage'],
    ['fix', 'fix 8.2.1'],
  ]) {
    await fetch(`${server.url}/api/v1/marks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind, label, at: '2026-10-05T10:00:00Z' }),
    });
  }
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1440]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') found.push(`${message.text()} (console)`);
      });
      for (const path of PAGES) {
        await page.goto(server.url + path);
        await expect(page.locator('main')).not.toBeEmpty();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        if (path.includes('dialog='))
          await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
        found.push(...(await seriousOf(page)).map((words) => `${colorScheme} ${width} ${path}: ${words}`));
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) found.push(`${width} ${path}: scrolls sideways by ${overflow} px`);
      }
      for (const { keys, shows } of OVERLAYS) {
        await page.goto(`${server.url}/settings`);
        await expect(page.getByText('live', { exact: true })).toBeVisible();
        await page.keyboard.press(keys);
        await expect(page.getByRole('dialog', { name: shows })).toBeVisible();
        found.push(...(await seriousOf(page)).map((words) => `${colorScheme} ${width} ${shows}: ${words}`));
      }
      await context.close();
    }
  }
  expect(found).toEqual([]);
});

async function seriousOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact ?? ''))
    .map(({ id, nodes: [node] }) => `${id} ${node?.target} ${node?.failureSummary}`);
}

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
