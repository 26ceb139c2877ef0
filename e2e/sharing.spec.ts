import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { sampleServer } from './support/sample-server';

const server = sampleServer(test);

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
  await expect(page.locator('[data-thread-index]').first()).toBeVisible();
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

/** A file as it is saved by one of the buttons in a part of the page. */
async function saved(page: Page, part: Locator, ending: 'CSV' | 'PNG' | 'SVG'): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await part.getByRole('button', { name: ending, exact: true }).click();
  return readFileSync(await (await waiting).path());
}

test('a table for spreadsheets says what the page shows', async ({ page }) => {
  await page.goto(`${server.url}/?view=table&compare=none`);
  const rows = page.getByRole('region', { name: 'Currents and paddling' }).locator('tbody tr');
  await expect(rows).toHaveCount(28);
  const shown = await rows.evaluateAll((all) =>
    all.map((row) => Number(row.querySelector('td')?.textContent?.replace(/\D/g, ''))),
  );
  const answer = await fetch(`${server.url}/api/v1/currents.csv?days=28&bucket=day`);
  const [names = '', ...lines] = (await answer.text()).trimEnd().split('\r\n');
  const mentions = names.split(',').indexOf('mentions');
  const counted = lines.map((line) => Number(line.split(',')[mentions]));
  expect(counted.toSorted((a, b) => a - b)).toEqual(shown.toSorted((a, b) => a - b));
});

test('a picture and a file carry title, window, zone and sources, of a chart as of a table', async ({
  page,
}) => {
  await page.goto(`${server.url}/flow`);
  const streams = page.getByRole('region', { name: 'Where complaints went' });
  await expect(streams.locator('.flow-body')).toContainText('Network Operations');
  const svg = (await saved(page, streams, 'SVG')).toString('utf8');
  for (const words of ['where complaints went', 'Europe/Berlin', 'Nov 2026: bluesky', 'flow-', '<path']) {
    expect(svg).toContain(words);
  }
  const png = await saved(page, streams, 'PNG');
  expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  const stages = page.getByRole('region', { name: 'Time per stage, by team', exact: true });
  const table = (await saved(page, stages, 'SVG')).toString('utf8');
  for (const words of ['time per stage', 'Europe/Berlin', 'Network Operations'])
    expect(table).toContain(words);

  await page.goto(`${server.url}/boards/starter`);
  const flaws = page.getByRole('region', { name: 'Flaws', exact: true });
  await expect(flaws.getByRole('listitem').first()).toBeVisible();
  await flaws.getByRole('button', { name: 'Save “Flaws”' }).click();
  const csv = (await saved(page, flaws, 'CSV')).toString('utf8');
  expect(csv).toContain('# title,Eddyline: Flaws');
  expect(csv).toContain('Roaming passes are charged twice,regressed');
  expect((await saved(page, flaws, 'SVG')).toString('utf8')).toContain('Roaming passes are charged twice');
});

test('paper carries date, address, zone and sources, and nothing to press on', async ({ page }) => {
  await page.goto(`${server.url}/boards/starter`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Starter board');
  await page.emulateMedia({ media: 'print' });
  const head = page.locator('.print-head');
  await expect(head).toContainText('printed 20 Nov 2026');
  await expect(head).toContainText('days of Europe/Berlin · sources: bluesky');
  await expect(head).toContainText(`${server.url}/boards/starter`);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
  await expect(page.getByRole('main').getByRole('button').filter({ visible: true })).toHaveCount(0);
});
