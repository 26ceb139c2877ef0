import { expect, type Page, test } from '@playwright/test';
import { type ServerProcess, startServer } from '../src/server/testing/server-process';
import { freePort } from './support/place';
import { newSampleDir, SAMPLE_ENV } from './support/sample-place';

let server: ServerProcess;
let place: { dataDir: string; clear(): void };

test.beforeAll(async () => {
  place = await newSampleDir();
  server = await startServer({ port: await freePort(), dataDir: place.dataDir, env: SAMPLE_ENV });
});
test.afterAll(async () => {
  await server.stop();
  place.clear();
});

/** The short link of what a page shows, asked for by its shortcut. */
async function shortLink(page: Page): Promise<string> {
  await page.keyboard.press('y');
  const field = page.getByLabel('Short link');
  await expect(field).toHaveValue(/\/s\/[a-z2-9]{10}$/);
  return field.inputValue();
}

test('a short link opens the same board in another browser', async ({ page, browser }) => {
  await page.goto(`${server.url}/boards/starter`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Starter board');
  const link = await shortLink(page);
  await page.keyboard.press('Escape');
  expect(await shortLink(page)).toBe(link);

  const answer = await fetch(link, { redirect: 'manual' });
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe('/boards/starter?river=sample');

  const other = await browser.newContext();
  const theirs = await other.newPage();
  await theirs.goto(link);
  await expect(theirs).toHaveURL(`${server.url}/boards/starter?river=sample`);
  await expect(theirs.getByRole('region', { name: 'In two minutes' })).toContainText(/[\d,]+ mentions: /);
  const headings = page.locator('.board-grid h2');
  // Cards are named when they are answered.
  await expect(headings.filter({ hasText: '…' })).toHaveCount(0);
  await expect(theirs.locator('.board-grid h2')).toHaveText(await headings.allTextContents());
  await other.close();
});

test('a window that moves can be held fast in a link', async ({ page }) => {
  await page.goto(`${server.url}/?range=7d&source=bluesky`);
  await expect(page.locator('.river-figures')).toContainText(/\d/);
  const moving = await shortLink(page);
  await page.getByRole('radio', { name: /^Stays/ }).click();
  await expect(page.getByLabel('Short link')).not.toHaveValue(moving);
  await expect(page.getByLabel('Short link')).toHaveValue(/\/s\//);
  const pinned = await page.getByLabel('Short link').inputValue();
  await page.goto(moving);
  await expect(page).toHaveURL(`${server.url}/?range=7d&river=sample&source=bluesky`);
  await page.goto(pinned);
  await expect(page).toHaveURL(/\?from=.+&range=7d&river=sample&source=bluesky&to=/);
});

test('a short link that was never made says so, and gives a way on', async ({ page }) => {
  await page.goto(`${server.url}/s/23456789ab`);
  await expect(page.getByRole('heading', { name: 'There is no view of this short link.' })).toBeVisible();
  expect((await fetch(`${server.url}/s/23456789ab`)).status).toBe(404);
});

test('a saved view comes back from the palette, is renamed, removed and brought back', async ({ page }) => {
  await page.goto(`${server.url}/threads?state=waiting`);
  await page.keyboard.press('y');
  await page.getByLabel('Save it under a name').fill('Open threads');
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByText('Saved as “Open threads”.')).toBeVisible();
  await page.getByRole('link', { name: 'All saved views' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saved views');

  await page.getByRole('button', { name: 'Rename “Open threads”' }).click();
  await page.getByLabel('New name of “Open threads”').fill('Still waiting');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove “Still waiting”' }).click();
  await expect(page.getByRole('link', { name: 'Still waiting' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: 'Still waiting' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('still wait');
  await page.getByRole('option', { name: /Still waiting/ }).click();
  await expect(page).toHaveURL(/\/threads\?river=sample&state=waiting$/);
});
